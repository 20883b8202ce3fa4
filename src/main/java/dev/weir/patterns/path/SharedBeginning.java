package dev.weir.patterns.path;

import dev.weir.events.EventType;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a pattern that takes one event and then waits for another, whatever comes between: until the second
 * event arrives, its open matches are the same as those of every pattern with the same beginning, and are kept once for
 * all of them.
 */
public final class SharedBeginning {
    /** Stands for a condition that always holds. */
    public static final int ALWAYS = -1;

    /** Stands for a condition that never holds. */
    public static final int NEVER = -2;

    private final StateGraph graph;
    private final EdgeCondition next;
    private final long windowMillis;

    private SharedBeginning(StateGraph graph, EdgeCondition next, long windowMillis) {
        this.graph = graph;
        this.next = next;
        this.windowMillis = windowMillis;
    }

    /** Returns the beginning of a pattern; empty if it begins differently. */
    public static Optional<SharedBeginning> of(StateGraph whole) {
        GraphEdge[] first = whole.edges(whole.start());
        if (first.length != 1 || !isPlain(first[0].test()) || first[0].action() != GraphEdge.Action.TAKE) {
            return Optional.empty();
        }
        GraphState waiting = whole.state(first[0].target());
        if (waiting.kind() != GraphState.Kind.NORMAL || waiting.edges().size() != 2) {
            return Optional.empty();
        }
        GraphEdge take = edge(waiting, GraphEdge.Action.TAKE);
        GraphEdge ignore = edge(waiting, GraphEdge.Action.IGNORE);
        if (take == null || ignore == null || ignore.target() != first[0].target() || !isRest(ignore, take)) {
            return Optional.empty();
        }
        GraphState start = new GraphState(
                "start",
                GraphState.Kind.START,
                List.of(new GraphEdge(GraphEdge.Action.TAKE, 1, first[0].stage(), first[0].test())),
                GraphState.NO_WINDOW,
                -1,
                -1);
        GraphEdge wait = new GraphEdge(GraphEdge.Action.IGNORE, 1, -1, new EdgeCondition.Constant(true));
        GraphState begun =
                new GraphState("begun", GraphState.Kind.NORMAL, List.of(wait), waiting.windowMillis(), -1, -1);
        StateGraph graph = new StateGraph(whole.definition(), List.of(start, begun), whole.stages());
        return Optional.of(new SharedBeginning(graph, take.test(), waiting.windowMillis()));
    }

    private static @Nullable GraphEdge edge(GraphState state, GraphEdge.Action action) {
        for (GraphEdge edge : state.edges()) {
            if (edge.action() == action) {
                return edge;
            }
        }
        return null;
    }

    /** Returns whether an event is merely ignored if the next stage does not take it. */
    private static boolean isRest(GraphEdge ignore, GraphEdge take) {
        boolean always = ignore.test() instanceof EdgeCondition.Constant constant && constant.answer();
        boolean otherwise =
                ignore.test() instanceof EdgeCondition.Not not && not.test().equals(take.test());
        return take.test() instanceof EdgeCondition.OfTypes && (always || otherwise);
    }

    /** Returns whether a condition depends on the event alone. */
    private static boolean isPlain(EdgeCondition test) {
        return test instanceof EdgeCondition.OfTypes types
                && types.types().stream()
                        .allMatch(type -> type.condition() instanceof EdgeCondition.Constant
                                || (type.condition() instanceof EdgeCondition.Numbered numbered
                                        && !numbered.looksBack()));
    }

    /** Returns a graph of the beginning alone. */
    public StateGraph graph() {
        return graph;
    }

    /** Returns how long the second event may be waited for, {@link GraphState#NO_WINDOW} for no limit. */
    public long windowMillis() {
        return windowMillis;
    }

    /** Returns the number of the condition for an event of a type to be the second one; or one of the constants. */
    public int next(EventType type) {
        for (EdgeCondition.OfType each : ((EdgeCondition.OfTypes) next).types()) {
            if (each.type().equals(type)) {
                return each.condition() instanceof EdgeCondition.Numbered numbered ? numbered.number() : ALWAYS;
            }
        }
        return NEVER;
    }

    /**
     * Returns the part of the shared open matches that belongs to a pattern, for it to continue alone.
     *
     * @param began tells by the epoch of their event which matches belong to the pattern
     */
    public static OpenPaths partOf(OpenPaths shared, StateGraph pattern, LongPredicate began) {
        GraphEdge first = pattern.edges(pattern.start())[0];
        OpenPaths part = new OpenPaths(pattern, shared.lastOrder());
        for (OpenPath open : shared.partial()) {
            if (!open.isOpen()) {
                part.add(new OpenPath(pattern.start(), null, null, 1));
            } else if (began.test(open.first().epoch())) {
                part.add(begun(open, first));
            }
        }
        for (OpenPath open : shared.aside()) {
            if (began.test(open.first().epoch())) {
                part.aside().add(begun(open, first));
            }
        }
        return part;
    }

    private static OpenPath begun(OpenPath open, GraphEdge first) {
        HeldEvent event = open.first();
        return new OpenPath(first.target(), event, new TakenEvent(event, first.stage(), null), open.forks());
    }
}
