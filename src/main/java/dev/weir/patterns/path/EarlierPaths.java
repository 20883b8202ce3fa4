package dev.weir.patterns.path;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Open matches as an earlier release kept them, on their way to paths. */
public final class EarlierPaths {
    private final StateGraph graph;
    private final OpenPaths paths;
    private final List<OpenPath> partial = new ArrayList<>();

    /**
     * None yet.
     *
     * @param lastOrder the highest order of any event that they hold
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
     * One that an event could belong to, or that waits for a first event; in the order of their heap.
     *
     * @param state name of the state in which it stands
     * @param last what it took last, null if it waits for a first event
     * @param digits of its version number
     */
    public void add(String state, @Nullable Taken last, int digits) {
        partial.add(path(state, last, digits));
    }

    /** One that is kept aside. */
    public void addAside(String state, @Nullable Taken last, int digits) {
        paths.aside().add(path(state, last, digits));
    }

    private OpenPath path(String state, @Nullable Taken last, int digits) {
        return new OpenPath(graph.named(state), last == null ? null : Taken.path(last)[0].held(), last, digits);
    }

    /** All of them. */
    public OpenPaths paths() {
        paths.refill(partial);
        paths.over(graph);
        return paths;
    }
}
