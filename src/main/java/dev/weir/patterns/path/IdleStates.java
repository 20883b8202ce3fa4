package dev.weir.patterns.path;

import dev.weir.events.EventType;
import dev.weir.patterns.definition.PatternDefinition;
import dev.weir.patterns.definition.Stage;
import dev.weir.patterns.definition.StageLists;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The states in which an open match stays as it is for every event of a type, without any condition being evaluated.
 * Computed once for a pattern, so that an event costs next to nothing for matches that wait for events of other types.
 * Immutable.
 */
final class IdleStates {
    /** The types of its stages, and for each what is idle, at its index: they are few. */
    private final EventType[] types;

    private final OfType[] ofTypes;
    private final OfType none;

    IdleStates(PatternDefinition definition, GraphState[] states) {
        this.none = OfType.of(new boolean[states.length]);
        Map<EventType, OfType> byType = new LinkedHashMap<>();
        for (Stage.Single stage : StageLists.singles(definition.stages())) {
            stage.on().forEach(type -> byType.computeIfAbsent(type, named -> idle(states, named)));
        }
        this.types = byType.keySet().toArray(EventType[]::new);
        this.ofTypes = byType.values().toArray(OfType[]::new);
    }

    /** The states that are idle for events of one type. */
    static final class OfType {
        private final boolean[] idle;
        private final long others;

        private OfType(boolean[] idle, long others) {
            this.idle = idle;
            this.others = others;
        }

        private static OfType of(boolean[] idle) {
            long others = 0;
            for (int state = 0; state < idle.length; state++) {
                others |= idle[state] ? 0 : bit(state);
            }
            return new OfType(idle, others);
        }

        boolean has(int state) {
            return idle[state];
        }

        /** Returns whether all states of a set are idle, as far as is known of the set. */
        boolean hasAll(long states) {
            return (states & others) == 0;
        }
    }

    /** Returns the bit that stands for a state in a set of states; states beyond the last bit share it. */
    static long bit(int state) {
        return 1L << Math.min(state, Long.SIZE - 1);
    }

    /** Returns the idle states for events of a type. */
    OfType of(EventType type) {
        for (int i = 0; i < types.length; i++) {
            if (types[i].equals(type)) {
                return ofTypes[i];
            }
        }
        return none;
    }

    private static OfType idle(GraphState[] states, EventType type) {
        boolean[] idle = new boolean[states.length];
        for (int i = 0; i < idle.length; i++) {
            idle[i] = isIdle(states[i], i, type);
        }
        return OfType.of(idle);
    }

    private static boolean isIdle(GraphState state, int index, EventType type) {
        int stays = 0;
        for (GraphEdge edge : state.edges()) {
            EdgeCondition.Known known = edge.test().known(type);
            boolean stay = edge.action() == GraphEdge.Action.IGNORE
                    && edge.target() == index
                    && known == EdgeCondition.Known.HOLDS;
            if (!stay && known != EdgeCondition.Known.FAILS) {
                return false;
            }
            stays += stay ? 1 : 0;
        }
        return stays == 1 || (stays == 0 && state.kind() == GraphState.Kind.START);
    }
}
