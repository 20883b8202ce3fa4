package dev.weir.patterns.path;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Limits what may be open at one key: the oldest matches are dropped, by their first event, and among those with the
 * same first event by their last.
 *
 * <p>One limit is the number of open matches. The other is the size they would have in Flink's NFA, so that the limit
 * is the same for both matchers: a path of n events counts as n edges with version numbers of 1 to n digits.
 */
final class OpenPathLimits {
    /** This fraction of the open matches is dropped at once, before the size is measured again. */
    private static final int PART = 8;
    /** The end of the places that the children of the first place of a heap have. */
    private static final int CHILDREN_OF_TOP = 3;

    private static final Comparator<OpenPath> OLDEST_FIRST =
            OpenPath.OLDEST_FIRST.thenComparingLong(open -> open.last().held().timestampMillis());

    private OpenPathLimits() {}

    /**
     * Drops the oldest matches until there is room for the others.
     *
     * @param mostDigits the limit on the digits of Flink's version numbers
     * @return how many were dropped
     */
    static int make(OpenPaths paths, int maxOpen, long mostDigits) {
        int most = paths.partial().size() + paths.aside().size();
        boolean few = isFewAtMost(paths, mostDigits);
        if (few && most - 1 <= maxOpen) {
            return 0;
        }
        if (few && paths.aside().isEmpty() && paths.partialCount() == maxOpen + 1 && dropFirst(paths)) {
            return 1;
        }
        List<OpenPath> open = paths.open();
        if (open.size() <= maxOpen && digits(open) <= mostDigits) {
            return 0;
        }
        open.sort(OLDEST_FIRST);
        int gone = Math.max(0, open.size() - maxOpen);
        while (gone < open.size() && digits(open.subList(gone, open.size())) > mostDigits) {
            gone = Math.min(open.size(), gone + open.size() / PART + 1);
        }
        remove(paths, Collections.newSetFromMap(new IdentityHashMap<>()), open.subList(0, gone));
        return gone;
    }

    /**
     * Drops the oldest match, the usual case: an event opened one more than there may be. Returns whether there was just
     * one that began first.
     */
    private static boolean dropFirst(OpenPaths paths) {
        List<OpenPath> kept = new ArrayList<>(paths.partial());
        for (int child = 1;
                child < Math.min(CHILDREN_OF_TOP, kept.size());
                child++) { // equal ones would be next to the top
            if (OpenPath.OLDEST_FIRST.compare(kept.get(0), kept.get(child)) >= 0) {
                return false;
            }
        }
        paths.refill(kept.subList(1, kept.size()));
        return true;
    }

    /** Returns whether there are few digits even if no two paths share an event, which is cheap to compute. */
    private static boolean isFewAtMost(OpenPaths paths, long mostDigits) {
        long longest = 0;
        for (OpenPath open : paths.partial()) {
            longest = Math.max(longest, open.forks());
        }
        for (OpenPath open : paths.aside()) {
            longest = Math.max(longest, open.forks());
        }
        long count = (long) paths.partial().size() + paths.aside().size();
        return count * longest * (1 + longest) <= mostDigits;
    }

    private static long digits(List<OpenPath> open) {
        long digits = 0;
        long longest = 0;
        Set<TakenEvent> edges = new HashSet<>();
        for (OpenPath match : open) {
            digits += match.forks();
            longest = Math.max(longest, match.forks());
            TakenEvent taken = match.lastTaken();
            while (taken != null && edges.add(taken)) {
                taken = taken.before();
            }
        }
        return digits + edges.size() * longest / 2;
    }

    private static void remove(OpenPaths paths, Set<OpenPath> gone, List<OpenPath> oldest) {
        gone.addAll(oldest);
        List<OpenPath> kept = new ArrayList<>();
        for (OpenPath open : paths.partial()) {
            if (!gone.contains(open)) {
                kept.add(open);
            }
        }
        paths.refill(kept);
        paths.aside().removeIf(gone::contains);
    }
}
