package dev.weir.patterns.path;

import java.util.ArrayList;
import java.util.List;

/** Selects the open matches that an event can belong to, by its time; the others are set aside. */
final class ReachableByTime {
    private ReachableByTime() {}

    /**
     * Sets aside the matches that an event is too far from, and brings back those that it is not; returns whether that
     * changed anything.
     *
     * @param inOrder whether matches with a later event are set aside too
     */
    static boolean look(StateGraph graph, OpenPaths paths, long timestampMillis, boolean inOrder) {
        if (paths.aside().isEmpty() && !isAnyOutside(graph, paths, timestampMillis, inOrder)) {
            return false;
        }
        List<OpenPath> back = new ArrayList<>();
        List<OpenPath> inSight = new ArrayList<>();
        List<OpenPath> aside = new ArrayList<>();
        for (OpenPath open : paths.aside()) {
            (isOutside(graph, open, timestampMillis, inOrder) ? aside : back).add(open);
        }
        for (OpenPath open : paths.partial()) {
            (open.isOpen() && isOutside(graph, open, timestampMillis, inOrder) ? aside : inSight).add(open);
        }
        if (back.isEmpty() && aside.size() == paths.aside().size()) {
            return false;
        }
        inSight.addAll(back);
        paths.refill(inSight);
        paths.aside().clear();
        paths.aside().addAll(aside);
        return true;
    }

    private static boolean isAnyOutside(StateGraph graph, OpenPaths paths, long timestampMillis, boolean inOrder) {
        OpenPath oldest = paths.partial().peek();
        if (oldest == null || !oldest.isOpen()) {
            return false; // what waits for a first event comes last
        }
        if (graph.endsOldestFirst()
                && !graph.isOutside(oldest, timestampMillis)
                && !graph.isTooEarly(paths.newestMillis(), timestampMillis)
                && (!inOrder || paths.newestMillis() <= timestampMillis)) {
            return false;
        }
        for (OpenPath open : paths.partial()) {
            if (open.isOpen() && isOutside(graph, open, timestampMillis, inOrder)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOutside(StateGraph graph, OpenPath open, long timestampMillis, boolean inOrder) {
        return graph.isOutside(open, timestampMillis)
                || (inOrder && open.last().held().timestampMillis() > timestampMillis);
    }
}
