package dev.weir.patterns.path;

import dev.weir.events.EventType;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a pattern that takes one event and then waits for another, whatever comes between: as long as the other has
 * not come, what is open of it is the same as of every pattern that begins so, and is kept once for all of them.
 */
public final class SharedBeginning {
    /** What stands for a condition that always holds. */
    public static final int ALWAYS = -1;

    /** What stands for a condition that never does. */
    public static final int NEVER = -2;

    private final StateGraph graph;
    private final EdgeCondition next;
    private final long windowMillis;

    private SharedBeginning(StateGraph graph, EdgeCondition next, long windowMillis) {
        this.graph = graph;
        this.next = next;
        this.windowMillis = windowMillis;
    }

    /** Of a pattern; empty if it does not begin so. */
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

    /** Whether an event is let pass, and no more, if the next stage does not take it. */
    private static boolean isRest(GraphEdge ignore, GraphEdge take) {
        boolean always = ignore.test() instanceof EdgeCondition.Constant constant && constant.answer();
        boolean otherwise =
                ignore.test() instanceof EdgeCondition.Not not && not.test().equals(take.test());
        return take.test() instanceof EdgeCondition.OfTypes && (always || otherwise);
    }

    /** Whether it is about the event alone. */
    private static boolean isPlain(EdgeCondition test) {
        return test instanceof EdgeCondition.OfTypes types
                && types.types().stream()
                        .allMatch(type -> type.condition() instanceof EdgeCondition.Constant
                                || (type.condition() instanceof EdgeCondition.Numbered numbered
                                        && !numbered.looksBack()));
    }

    /** What walks the beginning alone. */
    public StateGraph graph() {
        return graph;
    }

    /** How long the other event may let wait for it, {@link GraphState#NO_WINDOW} for any time. */
    public long windowMillis() {
        return windowMillis;
    }

    /** The number of the condition that an event of a type has to fulfil to be the other one; or one of the constants. */
    public int next(EventType type) {
        for (EdgeCondition.OfType each : ((EdgeCondition.OfTypes) next).types()) {
            if (each.type().equals(type)) {
                return each.condition() instanceof EdgeCondition.Numbered numbered ? numbered.number() : ALWAYS;
            }
        }
        return NEVER;
    }

    /**
     * What of the shared ones is open of a pattern, for it to go on with.
     *
     * @param began which of them are the pattern's, by the epoch of their event
     */
    public static OpenPaths partOf(OpenPaths shared, StateGraph pattern, LongPredicate began) {
        GraphEdge first = pattern.edges(pattern.start())[0];
        OpenPaths part = new OpenPaths(pattern, shared.lastOrder());
        for (OpenPath open : shared.partial()) {
            if (!open.isOpen()) {
                part.partial().add(new OpenPath(pattern.start(), null, null, 1));
            } else if (began.test(open.first().epoch())) {
                part.partial().add(begun(open, first));
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
        return new OpenPath(first.target(), event, new Taken(event, first.stage(), null), open.forks());
    }
}
