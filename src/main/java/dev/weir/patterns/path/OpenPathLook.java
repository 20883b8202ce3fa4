package dev.weir.patterns.path;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * An open match, to be looked at.
 *
 * @param taken the events that it has, in order
 * @param next the indexes of the stages that the next event may be of
 * @param ending the indexes of the stages whose event would end it
 * @param untilMillis event time at which it is over; {@code Long.MAX_VALUE} if never
 * @param completedByTime whether it is complete then
 */
public record OpenPathLook(
        List<TakenEvent> taken, Set<Integer> next, Set<Integer> ending, long untilMillis, boolean completedByTime) {
    /** Makes defensive copies. */
    public OpenPathLook {
        taken = List.copyOf(taken);
        next = Set.copyOf(new TreeSet<>(next));
        ending = Set.copyOf(ending);
    }

    static OpenPathLook of(OpenPath open, StateGraph graph) {
        Set<Integer> next = new TreeSet<>();
        Set<Integer> ending = new TreeSet<>();
        follow(open.state(), graph, next, ending, new TreeSet<>());
        long completionMillis = graph.completionMillis(open);
        return new OpenPathLook(
                List.of(TakenEvent.path(open.last())),
                next,
                ending,
                Math.min(completionMillis, graph.endMillis(open)),
                completionMillis != Long.MAX_VALUE);
    }

    private static void follow(int state, StateGraph graph, Set<Integer> next, Set<Integer> ending, Set<Integer> seen) {
        if (!seen.add(state)) {
            return;
        }
        for (GraphEdge edge : graph.edges(state)) {
            if (edge.action() == GraphEdge.Action.PROCEED) {
                follow(edge.target(), graph, next, ending, seen);
            } else if (edge.action() == GraphEdge.Action.TAKE && edge.stage() >= 0) {
                (graph.is(edge.target(), GraphState.Kind.STOP) ? ending : next).add(edge.stage());
            }
        }
    }
}
