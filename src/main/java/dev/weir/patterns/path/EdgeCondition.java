package dev.weir.patterns.path;

import dev.weir.events.EventType;
import dev.weir.patterns.definition.StageTimes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether an event may go some way. Asked in the order of Flink's conditions, so that it fails as often as they do. */
public sealed interface EdgeCondition {

    /**
     * Whether it holds.
     *
     * @param event at hand
     * @param soFar what the match took last, null if nothing
     */
    boolean holds(EventAtHand event, @Nullable Taken soFar);

    /** Always, or never. */
    record Constant(boolean answer) implements EdgeCondition {
        @Override
        public boolean holds(EventAtHand event, @Nullable Taken soFar) {
            return answer;
        }
    }

    /** Both, the second only if the first. */
    record Both(EdgeCondition first, EdgeCondition second) implements EdgeCondition {
        @Override
        public boolean holds(EventAtHand event, @Nullable Taken soFar) {
            return first.holds(event, soFar) && second.holds(event, soFar);
        }
    }

    /** One of both, the second only if not the first. */
    record Either(EdgeCondition first, EdgeCondition second) implements EdgeCondition {
        @Override
        public boolean holds(EventAtHand event, @Nullable Taken soFar) {
            return first.holds(event, soFar) || second.holds(event, soFar);
        }
    }

    /** Not. */
    record Not(EdgeCondition test) implements EdgeCondition {
        @Override
        public boolean holds(EventAtHand event, @Nullable Taken soFar) {
            return !test.holds(event, soFar);
        }
    }

    /** The time that a stage has. */
    record InTime(StageTimes times, List<String> stages) implements EdgeCondition {
        @Override
        public boolean holds(EventAtHand event, @Nullable Taken soFar) {
            return times.allow(event.timestampMillis(), name -> millis(stages.indexOf(name), soFar));
        }

        private static long[] millis(int stage, @Nullable Taken soFar) {
            int count = 0;
            for (Taken each = soFar; each != null; each = each.before()) {
                count += each.stage() == stage ? 1 : 0;
            }
            long[] millis = new long[count];
            for (Taken each = soFar; each != null; each = each.before()) {
                if (each.stage() == stage) {
                    count--;
                    millis[count] = each.held().timestampMillis();
                }
            }
            return millis;
        }
    }

    /** A condition on an event of one of some types, each with its own. */
    record OfTypes(List<OfType> types) implements EdgeCondition {
        /** Makes defensive copies. */
        public OfTypes {
            types = List.copyOf(types);
        }

        @Override
        public boolean holds(EventAtHand event, @Nullable Taken soFar) {
            EventType type = event.type();
            for (int i = 0; i < types.size(); i++) {
                if (types.get(i).type().equals(type)) {
                    return types.get(i).condition().holds(event, soFar);
                }
            }
            return false;
        }
    }

    /** What is asked about events of a type. */
    record OfType(EventType type, EdgeCondition condition) {}

    /** A condition, by its number. */
    record Numbered(int number, boolean looksBack) implements EdgeCondition {
        @Override
        public boolean holds(EventAtHand event, @Nullable Taken soFar) {
            return event.holds(number, looksBack, soFar);
        }
    }
}
