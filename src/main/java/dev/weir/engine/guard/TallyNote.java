package dev.weir.engine.guard;

import java.util.List;

/** What one instance notes of what its rules do, for {@link GuardTallies} beside it to add up. */
public sealed interface TallyNote {

    /** The plan of an event that asks no rule but those that are noted with it. */
    int NO_PLAN = 0;

    /** How many plans are known at a time: a note names one of those that were told last. */
    int MOST_PLANS = 8;

    /**
     * The rules that every event of a plan asks. Told before the first event that names the plan.
     *
     * @param plan its number, from 1 on, one higher with each that is told
     */
    record Asks(int plan, List<WatchedRule> rules) implements TallyNote {
        /** Makes defensive copies. */
        public Asks {
            rules = List.copyOf(rules);
        }
    }

    /**
     * An event or a match about a subject.
     *
     * @param plan whose rules it asked; {@link #NO_PLAN} if of none
     * @param epoch whose rules they are
     * @param second event time
     * @param subjectHash that nobody outside can choose
     * @param decided whether a transaction of the subject was decided
     * @param deeds what rules did that there is something to say of, and further rules that it asked
     */
    record OfEvent(int plan, long epoch, long second, long subjectHash, boolean decided, List<Deed> deeds)
            implements TallyNote {
        /** Makes defensive copies. */
        public OfEvent {
            deeds = List.copyOf(deeds);
        }
    }

    /**
     * What one rule did, asked once or several times about an event.
     *
     * @param failed it could not answer at least once
     * @param blocked it gave a transaction the most severe outcome, and has a guard
     */
    record Deed(WatchedRule rule, boolean failed, boolean blocked) {}
}
