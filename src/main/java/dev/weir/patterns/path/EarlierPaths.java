package dev.weir.patterns.path;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Converts open matches stored by an earlier release to paths. */
public final class EarlierPaths {
    private final StateGraph graph;
    private final OpenPaths paths;
    private final List<OpenPath> partial = new ArrayList<>();

    /**
     * Creates an empty conversion.
     *
     * @param lastOrder the highest order among the events that they hold
     */
    public EarlierPaths(StateGraph graph, long lastOrder) {
        this.graph = graph;
        List<String> names = new ArrayList<>();
        for (int i = 0; i < graph.size(); i++) {
            names.add(graph.name(i));
        }
        this.paths = new OpenPaths(names, lastOrder);
    }

    /**
     * Adds a match that an event could belong to, or that waits for a first event; in the order of their heap.
     *
     * @param state the name of its state
     * @param last the last event that it took, null if it waits for a first event
     * @param digits of its version number
     */
    public void add(String state, @Nullable TakenEvent last, int digits) {
        partial.add(path(state, last, digits));
    }

    /** Adds a match that was kept aside. */
    public void addAside(String state, @Nullable TakenEvent last, int digits) {
        paths.aside().add(path(state, last, digits));
    }

    private OpenPath path(String state, @Nullable TakenEvent last, int digits) {
        return new OpenPath(graph.named(state), last == null ? null : TakenEvent.path(last)[0].held(), last, digits);
    }

    /** Returns all matches. */
    public OpenPaths paths() {
        paths.refill(partial);
        paths.over(graph);
        return paths;
    }
}
