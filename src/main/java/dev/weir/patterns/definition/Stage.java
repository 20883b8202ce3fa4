package dev.weir.patterns.definition;

import dev.weir.events.EventType;
import dev.weir.patterns.match.Conditions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A step of a pattern: one kind of event, or a group of steps. */
public sealed interface Stage {

    /** Returns how it follows the step before it. */
    Next next();

    /** Returns how often it may happen. */
    Repetition repetition();

    /** How a step follows the one before it, among events of the types that the pattern names. */
    enum Next {
        /**
         * Other events may lie between; the next one that fits is taken ({@code followedBy}, {@code notFollowedBy}).
         */
        RELAXED,
        /** No other event may lie between ({@code next}, {@code notNext}). */
        STRICT,
        /** Other events may lie between, even ones that fit ({@code followedByAny}). */
        ANY
    }

    /** How the events of a repeated step follow each other. */
    enum Inner {
        /** Other events may lie between. */
        RELAXED,
        /** No other event may lie between the repetitions ({@code consecutive}). */
        CONSECUTIVE,
        /** Every combination of fitting events ({@code allowCombinations}). */
        COMBINATIONS
    }

    /**
     * How often a step may happen.
     *
     * @param least at least 1
     * @param most at least {@code least}; {@link #UNBOUNDED} for any number
     * @param optional whether it may be skipped
     * @param greedy whether it takes as many events as possible
     * @param withinMillis exclusive limit on the time from the first repetition to the last; 0 for none
     */
    record Repetition(int least, int most, boolean optional, boolean greedy, Inner inner, long withinMillis) {
        /** Any number of times. */
        public static final int UNBOUNDED = Integer.MAX_VALUE;

        /** Once. */
        public static final Repetition ONCE = new Repetition(1, 1, false, false, Inner.RELAXED, 0);

        /** Validates the numbers. */
        public Repetition {
            if (least < 1 || most < least || withinMillis < 0) {
                throw new IllegalArgumentException("a step happens at least once, and at most as often as it may");
            }
        }

        /** Returns whether it can take more than one event. */
        public boolean isRepeated() {
            return most > 1;
        }

        /** Returns whether there is no upper limit. */
        public boolean isUnbounded() {
            return most == UNBOUNDED;
        }
    }

    /**
     * A step that takes, or must not take, events of some types.
     *
     * @param name unique in the pattern, without {@code ':'}
     * @param on the types of its events
     * @param where the condition by type; a type without one always fits
     * @param until the condition that ends an unbounded repetition
     * @param negated whether the pattern fails if it happens
     * @param withinMillis exclusive limit on the time since the event before it, for a repeated step up to its first
     *     event; 0 for none. For a negated step, the time in which it must not happen
     */
    record Single(
            String name,
            Next next,
            Repetition repetition,
            Set<EventType> on,
            Map<EventType, Condition> where,
            Optional<Condition> until,
            boolean negated,
            long withinMillis)
            implements Stage {
        /** Makes defensive copies. */
        public Single {
            on = Set.copyOf(on);
            where = Map.copyOf(where);
        }
    }

    /**
     * Steps that form a unit.
     *
     * @param until the condition that ends an unbounded repetition
     */
    record Group(Next next, Repetition repetition, List<Stage> stages, Optional<Condition> until) implements Stage {
        /** Creates a group without an ending condition. */
        public Group(Next next, Repetition repetition, List<Stage> stages) {
            this(next, repetition, stages, Optional.empty());
        }

        /** Makes defensive copies. */
        public Group {
            stages = List.copyOf(stages);
            if (stages.isEmpty()) {
                throw new IllegalArgumentException("a group has steps");
            }
        }
    }

    /**
     * A condition, which here is only a number.
     *
     * @param number by which {@link Conditions} evaluates it
     * @param text canonical text with the definitions of the features that it uses: part of the pattern's identity
     * @param looksBack whether it depends on the events matched so far, and not on the current event alone
     */
    record Condition(int number, String text, boolean looksBack) {}
}
