package dev.weir.patterns.path;

import dev.weir.events.EventType;
import dev.weir.patterns.definition.PatternDefinition;
import java.util.List;

/** The states of a pattern for paths. Immutable. */
public final class StateGraph {
    private final PatternDefinition definition;
    private final GraphState[] states;
    private final GraphEdge[][] edges;
    private final List<String> stages;
    private final int start;
    private final boolean pending;
    private final boolean hasStageWindows;
    private final IdleStates idle;

    /**
     * Creates a graph from the states produced by Flink's compiler.
     *
     * @param states including one start state; edges refer to them by index
     * @param stages names of all single stages, in the order of the pattern
     */
    public StateGraph(PatternDefinition definition, List<GraphState> states, List<String> stages) {
        this.definition = definition;
        this.states = states.toArray(new GraphState[0]);
        this.stages = List.copyOf(stages);
        this.edges = new GraphEdge[this.states.length][];
        int begin = -1;
        boolean waits = false;
        boolean windows = false;
        for (int i = 0; i < this.states.length; i++) {
            edges[i] = this.states[i].edges().toArray(new GraphEdge[0]);
            begin = is(i, GraphState.Kind.START) ? i : begin;
            waits |= is(i, GraphState.Kind.PENDING);
            windows |= this.states[i].windowMillis() != GraphState.NO_WINDOW;
        }
        if (begin < 0) {
            throw new IllegalArgumentException("a match has to begin somewhere");
        }
        this.start = begin;
        this.pending = waits;
        this.hasStageWindows = windows;
        this.idle = new IdleStates(definition, this.states);
    }

    /** Returns the definition of the pattern. */
    public PatternDefinition definition() {
        return definition;
    }

    /** Returns the names of all single stages, by index. */
    public List<String> stages() {
        return stages;
    }

    int size() {
        return states.length;
    }

    int start() {
        return start;
    }

    boolean is(int state, GraphState.Kind kind) {
        return states[state].kind() == kind;
    }

    /** Returns the states in which an open match stays as it is for every event of a type. */
    IdleStates.OfType idleFor(EventType type) {
        return idle.of(type);
    }

    /** Returns whether the match that began first is also the one that times out first. */
    boolean endsOldestFirst() {
        return !hasStageWindows;
    }

    GraphEdge[] edges(int state) {
        return edges[state];
    }

    String name(int state) {
        return states[state].name();
    }

    /** Returns the index of the state with a name. */
    public int named(String name) {
        for (int i = 0; i < states.length; i++) {
            if (states[i].name().equals(name)) {
                return i;
            }
        }
        throw new IllegalStateException("the pattern has no state " + name);
    }

    GraphState state(int index) {
        return states[index];
    }

    GraphState state(OpenPath open) {
        return states[open.state()];
    }

    /** Returns whether a match in this state is complete once its time ends, and may also take more until then. */
    boolean isHalfPending(OpenPath open) {
        return states[open.state()].pendingBehind() >= 0;
    }

    /** Returns the event time at which time completes an open match; {@code Long.MAX_VALUE} if it does not. */
    long completionMillis(OpenPath open) {
        if (!pending) {
            return Long.MAX_VALUE;
        }
        GraphState state = states[open.state()];
        if (state.pendingBehind() >= 0) {
            return endMillis(open, states[state.pendingBehind()]);
        }
        return state.kind() == GraphState.Kind.PENDING ? endMillis(open, state) : Long.MAX_VALUE;
    }

    /** Returns the event time at which an open match times out; {@code Long.MAX_VALUE} if never. */
    long endMillis(OpenPath open) {
        return endMillis(open, states[open.state()]);
    }

    /** Returns whether a match has timed out, by Flink's definition. */
    boolean isOver(OpenPath open, long timeMillis) {
        long window = states[open.state()].windowMillis();
        boolean since = window != GraphState.NO_WINDOW
                && timeMillis - open.last().held().timestampMillis() >= window;
        long whole = definition.withinMillis();
        return since || (whole > 0 && timeMillis - open.firstMillis() >= whole);
    }

    private long endMillis(OpenPath open, GraphState state) {
        long whole =
                definition.withinMillis() == 0 ? Long.MAX_VALUE : plus(open.firstMillis(), definition.withinMillis());
        return state.windowMillis() == GraphState.NO_WINDOW
                ? whole
                : Math.min(whole, plus(open.last().held().timestampMillis(), state.windowMillis()));
    }

    /** Returns when the time of a match that time completed ended. */
    public long endMillis(TakenEvent found) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (TakenEvent each = found; each != null; each = each.before()) {
            first = Math.min(first, each.held().timestampMillis());
            last = Math.max(last, each.held().timestampMillis());
        }
        long end = definition.withinMillis() == 0 ? Long.MAX_VALUE : plus(first, definition.withinMillis());
        for (GraphState state : states) {
            boolean ends = state.kind() == GraphState.Kind.PENDING && state.windowMillis() != GraphState.NO_WINDOW;
            end = ends ? Math.min(end, plus(last, state.windowMillis())) : end;
        }
        return end;
    }

    /** Returns whether an event with this time is too far from those of an open match, before or after. */
    boolean isOutside(OpenPath open, long timestampMillis) {
        return timestampMillis >= endMillis(open) || isTooEarly(open.firstMillis(), timestampMillis);
    }

    /** Returns whether an event is too early for an open match that began at this time. */
    boolean isTooEarly(long firstMillis, long timestampMillis) {
        return definition.withinMillis() > 0 && firstMillis >= plus(timestampMillis, definition.withinMillis());
    }

    /** Adds, saturating. */
    private static long plus(long timestampMillis, long millis) {
        long sum = timestampMillis + millis;
        return sum < timestampMillis ? Long.MAX_VALUE : sum;
    }
}
