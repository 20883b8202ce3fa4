package dev.weir.engine;

import dev.weir.events.Decision;

/** What became of an event at a subject. */
public sealed interface Verdict {

    /**
     * It is decided.
     *
     * @param primary whether at the event's own subject
     * @param tally what the rules did
     */
    record Decided(Decision decision, boolean primary, Tally tally) implements Verdict {}

    /**
     * Nothing fired, and the event is none that is always answered.
     *
     * @param primary whether at the event's own subject
     */
    record Noted(boolean primary, Tally tally) implements Verdict {}

    /**
     * It was decided before.
     *
     * @param primary whether at the event's own subject
     */
    record Duplicate(boolean primary) implements Verdict {}

    /**
     * What the rules did, in numbers.
     *
     * @param evaluated conditions asked
     * @param fired reasons given
     * @param shadowFired reasons that rules in shadow mode would have given
     * @param suppressed rules that would have fired and rest
     * @param errors rules that failed
     */
    record Tally(int evaluated, int fired, int shadowFired, int suppressed, int errors) {}
}
