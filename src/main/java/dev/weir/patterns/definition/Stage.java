package dev.weir.patterns.definition;

import dev.weir.events.EventType;
import dev.weir.patterns.match.Conditions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A step of a pattern: one kind of event, or a group of steps. */
public sealed interface Stage {

    /** How it follows the step before it. */
    Next next();

    /** How often it happens. */
    Repetition repetition();

    /** How a step follows the one before it: among the events of the types that the pattern names. */
    enum Next {
        /** Others may lie between; the next that fits is taken ({@code followedBy}, {@code notFollowedBy}). */
        RELAXED,
        /** No other event may lie between ({@code next}, {@code notNext}). */
        STRICT,
        /** Others may lie between, also ones that fit ({@code followedByAny}). */
        ANY
    }

    /** How the events of a repeated step follow each other. */
    enum Inner {
        /** Others may lie between. */
        RELAXED,
        /** No other event may lie between the repetitions ({@code consecutive}). */
        CONSECUTIVE,
        /** Every combination of those that fit ({@code allowCombinations}). */
        COMBINATIONS
    }

    /**
     * How often a step happens.
     *
     * @param least at least 1
     * @param most at least {@code least}; {@link #UNBOUNDED} for any number
     * @param optional whether it may be left out
     * @param greedy whether it takes as many as it can
     * @param withinMillis time from the first repetition to the last, which is less than this; 0 for any
     */
    record Repetition(int least, int most, boolean optional, boolean greedy, Inner inner, long withinMillis) {
        /** Any number of times. */
        public static final int UNBOUNDED = Integer.MAX_VALUE;

        /** Once. */
        public static final Repetition ONCE = new Repetition(1, 1, false, false, Inner.RELAXED, 0);

        /** Checks. */
        public Repetition {
            if (least < 1 || most < least || withinMillis < 0) {
                throw new IllegalArgumentException("a step happens at least once, and at most as often as it may");
            }
        }

        /** Whether it can take more than one event. */
        public boolean isRepeated() {
            return most > 1;
        }

        /** Whether there is no most. */
        public boolean isUnbounded() {
            return most == UNBOUNDED;
        }
    }

    /**
     * A step that events of some types take, or must not take.
     *
     * @param name unique in the pattern, without {@code ':'}
     * @param on the types of events that it is about
     * @param where by type the condition; a type without one always fits
     * @param until ends an unbounded repetition
     * @param negated whether the pattern fails when it happens
     * @param withinMillis time from the event before it to this one, of a repeated step to its first, which is less than
     *     this; 0 for any. Of a negated step, the time in which it must not happen
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
     * Steps that happen together.
     *
     * @param until ends an unbounded repetition
     */
    record Group(Next next, Repetition repetition, List<Stage> stages, Optional<Condition> until) implements Stage {
        /** One that nothing ends. */
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
     * A condition, known here only by its number.
     *
     * @param number under which {@link Conditions} is asked for it
     * @param text canonical, with the definitions of the features that it uses: part of the pattern's identity
     * @param looksBack whether it depends on what was matched so far, and not on the event alone
     */
    record Condition(int number, String text, boolean looksBack) {}
}
