package dev.weir.patterns.path;

import dev.weir.events.EventType;
import dev.weir.patterns.definition.PatternDefinition;
import dev.weir.patterns.definition.Stage;
import dev.weir.patterns.definition.StageLists;
import java.util.HashMap;
import java.util.Map;

/**
 * The states in which an open match stays as it is for every event of a type, without any condition being evaluated.
 * Computed once for a pattern, so that an event costs next to nothing for matches that wait for events of other types.
 * Immutable.
 */
final class IdleStates {
    private final Map<EventType, boolean[]> byType = new HashMap<>();
    private final boolean[] none;

    IdleStates(PatternDefinition definition, GraphState[] states) {
        this.none = new boolean[states.length];
        for (Stage.Single stage : StageLists.singles(definition.stages())) {
            stage.on().forEach(type -> byType.computeIfAbsent(type, named -> idle(states, named)));
        }
    }

    /** Returns for each state whether it is idle for events of a type. */
    boolean[] of(EventType type) {
        return byType.getOrDefault(type, none);
    }

    private static boolean[] idle(GraphState[] states, EventType type) {
        boolean[] idle = new boolean[states.length];
        for (int i = 0; i < idle.length; i++) {
            idle[i] = isIdle(states[i], i, type);
        }
        return idle;
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
