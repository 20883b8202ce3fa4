package dev.weir.engine.guard;

import java.util.List;

/** A note about what the rules of one instance do, which {@link GuardTallies} beside it counts. */
public sealed interface TallyNote {

    /** The plan of an event for which only the rules listed in its note are evaluated. */
    int NO_PLAN = 0;

    /** How many plans are known at a time: a note may refer to the latest announced ones. */
    int MOST_PLANS = 8;

    /**
     * Announces the rules that are evaluated for every event of a plan. It is sent before the first event that refers
     * to the plan.
     *
     * @param plan its number, from 1, increasing by one with each announcement
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
     * @param plan the plan whose rules were evaluated; {@link #NO_PLAN} if none
     * @param epoch the epoch of the rules
     * @param second event time in seconds
     * @param subjectHash a hash that nobody outside can choose
     * @param decided whether a transaction of the subject was decided
     * @param deeds the rules that failed or blocked, and rules evaluated beyond those of the plan
     */
    record OfEvent(int plan, long epoch, long second, long subjectHash, boolean decided, List<Deed> deeds)
            implements TallyNote {
        /** Makes defensive copies. */
        public OfEvent {
            deeds = List.copyOf(deeds);
        }
    }

    /**
     * The effect of one rule when it was evaluated, once or several times, for an event.
     *
     * @param failed whether an evaluation failed
     * @param blocked whether the rule gave a transaction the most severe outcome and has a guard
     */
    record Deed(WatchedRule rule, boolean failed, boolean blocked) {}
}
