package dev.weir.patterns.path;

import dev.weir.events.EventType;
import dev.weir.patterns.definition.StageTimes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The condition of an edge. Conditions are evaluated in the same order as Flink's, so that they fail equally often. */
public sealed interface EdgeCondition {

    /**
     * Returns whether it holds.
     *
     * @param event the current event
     * @param soFar the last event that the match took, null if none
     */
    boolean holds(CurrentEvent event, @Nullable TakenEvent soFar);

    /** Returns what the type of an event alone decides, where {@link #holds} would evaluate no condition either. */
    default Known known(EventType type) {
        return Known.LATER;
    }

    /** What is known of a condition. */
    enum Known {
        HOLDS,
        FAILS,
        /** It depends on more. */
        LATER
    }

    /** A constant condition. */
    record Constant(boolean answer) implements EdgeCondition {
        @Override
        public boolean holds(CurrentEvent event, @Nullable TakenEvent soFar) {
            return answer;
        }

        @Override
        public Known known(EventType type) {
            return answer ? Known.HOLDS : Known.FAILS;
        }
    }

    /** A conjunction; the second is evaluated only if the first holds. */
    record Both(EdgeCondition first, EdgeCondition second) implements EdgeCondition {
        @Override
        public boolean holds(CurrentEvent event, @Nullable TakenEvent soFar) {
            return first.holds(event, soFar) && second.holds(event, soFar);
        }

        @Override
        public Known known(EventType type) {
            Known known = first.known(type);
            return known == Known.HOLDS ? second.known(type) : known;
        }
    }

    /** A disjunction; the second is evaluated only if the first does not hold. */
    record Either(EdgeCondition first, EdgeCondition second) implements EdgeCondition {
        @Override
        public boolean holds(CurrentEvent event, @Nullable TakenEvent soFar) {
            return first.holds(event, soFar) || second.holds(event, soFar);
        }

        @Override
        public Known known(EventType type) {
            Known known = first.known(type);
            return known == Known.FAILS ? second.known(type) : known;
        }
    }

    /** A negation. */
    record Not(EdgeCondition test) implements EdgeCondition {
        @Override
        public boolean holds(CurrentEvent event, @Nullable TakenEvent soFar) {
            return !test.holds(event, soFar);
        }

        @Override
        public Known known(EventType type) {
            return switch (test.known(type)) {
                case HOLDS -> Known.FAILS;
                case FAILS -> Known.HOLDS;
                case LATER -> Known.LATER;
            };
        }
    }

    /** The time limits of a stage. */
    record InTime(StageTimes times, List<String> stages) implements EdgeCondition {
        @Override
        public boolean holds(CurrentEvent event, @Nullable TakenEvent soFar) {
            return times.allow(event.timestampMillis(), name -> millis(stages.indexOf(name), soFar));
        }
    }

    /** That a stage has taken an event already. */
    record Begun(StageTimes times, List<String> stages) implements EdgeCondition {
        @Override
        public boolean holds(CurrentEvent event, @Nullable TakenEvent soFar) {
            return times.hasBegun(name -> millis(stages.indexOf(name), soFar));
        }
    }

    private static long[] millis(int stage, @Nullable TakenEvent soFar) {
        int count = 0;
        for (TakenEvent each = soFar; each != null; each = each.before()) {
            count += each.stage() == stage ? 1 : 0;
        }
        long[] millis = new long[count];
        for (TakenEvent each = soFar; each != null; each = each.before()) {
            if (each.stage() == stage) {
                count--;
                millis[count] = each.held().timestampMillis();
            }
        }
        return millis;
    }

    /** A condition on events of some types, each with its own condition. */
    record OfTypes(List<OfType> types) implements EdgeCondition {
        /** Makes defensive copies. */
        public OfTypes {
            types = List.copyOf(types);
        }

        @Override
        public boolean holds(CurrentEvent event, @Nullable TakenEvent soFar) {
            EventType type = event.type();
            for (int i = 0; i < types.size(); i++) {
                if (types.get(i).type().equals(type)) {
                    return types.get(i).condition().holds(event, soFar);
                }
            }
            return false;
        }

        @Override
        public Known known(EventType type) {
            for (OfType each : types) {
                if (each.type().equals(type)) {
                    return each.condition().known(type);
                }
            }
            return Known.FAILS;
        }
    }

    /** The condition on events of a type. */
    record OfType(EventType type, EdgeCondition condition) {}

    /** A condition, by its number. */
    record Numbered(int number, boolean looksBack) implements EdgeCondition {
        @Override
        public boolean holds(CurrentEvent event, @Nullable TakenEvent soFar) {
            return event.holds(number, looksBack, soFar);
        }
    }
}
