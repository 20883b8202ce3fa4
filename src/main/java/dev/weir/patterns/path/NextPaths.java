package dev.weir.patterns.path;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Computes where an event leads an open match. Reused for each match: only the events taken are new objects.
 *
 * <p>As in Flink, first all edges that the event may take are found, including those of states reached without an
 * event, and then they are followed in that order. What waits for a first event always remains.
 */
final class NextPaths {
    private static final int FIRST_GUESS = 8;

    private final CurrentEvent atHand;
    private final List<OpenPath> next = new ArrayList<>();
    private final List<GraphEdge> edges = new ArrayList<>();
    private int[] stack = new int[FIRST_GUESS];
    private int depth;
    private int forks;
    private boolean changed;
    private @Nullable HeldEvent held;

    NextPaths(CurrentEvent atHand) {
        this.atHand = atHand;
    }

    /** Starts with a new current event. */
    void begin() {
        held = null;
    }

    /** Computes the next states of a match. */
    List<OpenPath> of(StateGraph graph, OpenPath open, OpenPaths paths) {
        next.clear();
        find(graph, open);
        boolean start = graph.is(open.state(), GraphState.Kind.START);
        for (int i = 0; i < edges.size(); i++) {
            GraphEdge edge = edges.get(i);
            if (edge.action() == GraphEdge.Action.TAKE) {
                take(graph, open, edge, paths);
            } else if (!start) {
                boolean stays = edge.target() == open.state();
                next.add(open.standing(edge.target(), stays ? open.forks() : open.forks() + 1));
            }
        }
        if (start) {
            next.add(open);
        }
        changed = next.size() != 1 || next.get(0) != open || forks > 0;
        return next;
    }

    /** Returns what was computed last. */
    List<OpenPath> found() {
        return next;
    }

    /**
     * Returns whether Flink would report the match as changed: it also counts a fork of what waits for a first event.
     */
    boolean changed() {
        return changed;
    }

    private void take(StateGraph graph, OpenPath open, GraphEdge edge, OpenPaths paths) {
        HeldEvent event = hold(paths);
        TakenEvent taken = new TakenEvent(event, edge.stage(), open.lastTaken());
        OpenPath took = new OpenPath(edge.target(), open.isOpen() ? open.first() : event, taken, open.forks() + 1);
        next.add(took);
        int end = finalBehind(graph, edge.target(), open.lastTaken());
        if (end >= 0) {
            next.add(took.standing(end, took.forks()));
        }
    }

    private HeldEvent hold(OpenPaths paths) {
        HeldEvent known = held;
        if (known == null) {
            known = new HeldEvent(atHand.event(), atHand.epoch(), paths.nextOrder());
            paths.took(known.timestampMillis());
            held = known;
        }
        return known;
    }

    private void find(StateGraph graph, OpenPath open) {
        edges.clear();
        forks = 0;
        depth = 0;
        push(open.state());
        while (depth > 0) {
            depth--;
            for (GraphEdge edge : graph.edges(stack[depth])) {
                if (edge.test().holds(atHand, open.lastTaken())) {
                    follow(edge, open.state());
                }
            }
        }
    }

    private void follow(GraphEdge edge, int from) {
        switch (edge.action()) {
            case PROCEED -> push(edge.target());
            case TAKE -> edges.add(edge);
            case IGNORE -> {
                forks += edge.target() == from ? 0 : 1;
                edges.add(edge);
            }
        }
    }

    private void push(int state) {
        if (depth == stack.length) {
            stack = Arrays.copyOf(stack, 2 * depth);
        }
        stack[depth] = state;
        depth++;
    }

    /** Returns the final state if the match is complete without a further event. */
    private int finalBehind(StateGraph graph, int from, @Nullable TakenEvent soFar) {
        depth = 0;
        push(from);
        while (depth > 0) {
            depth--;
            for (GraphEdge edge : graph.edges(stack[depth])) {
                if (edge.action() == GraphEdge.Action.PROCEED && edge.test().holds(atHand, soFar)) {
                    if (graph.is(edge.target(), GraphState.Kind.FINAL)) {
                        return edge.target();
                    }
                    push(edge.target());
                }
            }
        }
        return -1;
    }
}
