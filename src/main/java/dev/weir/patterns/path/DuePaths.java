package dev.weir.patterns.path;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/** Selects the open matches that time completes. */
final class DuePaths {
    private DuePaths() {}

    /** Removes and returns those that are complete by a time, grouped by the time of their completion. */
    static List<List<OpenPath>> take(StateGraph graph, OpenPaths paths, long timeMillis) {
        List<OpenPath> due = new ArrayList<>();
        List<OpenPath> others = new ArrayList<>();
        for (OpenPath open : paths.partial()) {
            long end = open.isOpen() ? graph.completionMillis(open) : Long.MAX_VALUE;
            (end <= timeMillis && end != Long.MAX_VALUE ? due : others).add(open);
        }
        if (!due.isEmpty()) {
            paths.refill(others);
        }
        due.sort(Comparator.comparingLong(graph::completionMillis));
        return byMoment(graph, due);
    }

    private static List<List<OpenPath>> byMoment(StateGraph graph, List<OpenPath> due) {
        List<List<OpenPath>> moments = new ArrayList<>();
        long momentMillis = Long.MAX_VALUE;
        for (OpenPath each : due) {
            long end = graph.completionMillis(each);
            if (end != momentMillis) {
                momentMillis = end;
                moments.add(new ArrayList<>());
            }
            moments.get(moments.size() - 1).add(each);
        }
        return moments;
    }

    /**
     * Returns the latest end up to a time, since advancing to it is equivalent; {@code Long.MIN_VALUE} if nothing ends.
     */
    static long latestEnd(StateGraph graph, OpenPaths paths, long timeMillis) {
        long latest = Long.MIN_VALUE;
        OpenPath oldest = paths.partial().peek();
        boolean none =
                graph.endsOldestFirst() && (oldest == null || !oldest.isOpen() || graph.endMillis(oldest) > timeMillis);
        if (none) {
            return latest;
        }
        for (OpenPath open : paths.partial()) {
            if (open.isOpen()) {
                long end = graph.endMillis(open);
                latest = end <= timeMillis && end != Long.MAX_VALUE ? Math.max(latest, end) : latest;
            }
        }
        return latest;
    }

    /** Returns whether {@link #settle} has something to do. */
    static boolean isAnyHalf(StateGraph graph, OpenPaths paths, long timeMillis) {
        for (OpenPath open : paths.partial()) {
            if (open.isOpen() && graph.isHalfPending(open) && graph.completionMillis(open) <= timeMillis) {
                return true;
            }
        }
        return false;
    }

    /**
     * Moves matches that could take more to the state that waits for the absence, or splits them between both states,
     * once their time has ended.
     */
    static void settle(StateGraph graph, OpenPaths paths, long timeMillis) {
        List<OpenPath> apart = new ArrayList<>();
        for (Iterator<OpenPath> each = paths.partial().iterator(); each.hasNext(); ) {
            OpenPath open = each.next();
            boolean half = open.isOpen() && graph.isHalfPending(open);
            long completion = half ? graph.completionMillis(open) : Long.MAX_VALUE;
            if (half && completion <= timeMillis) {
                each.remove();
                GraphState state = graph.state(open);
                apart.add(open.standing(state.pendingBehind(), open.forks()));
                if (state.repeating() >= 0 && graph.endMillis(open) > completion) {
                    apart.add(open.standing(state.repeating(), open.forks()));
                }
            }
        }
        apart.forEach(paths::add);
    }
}
