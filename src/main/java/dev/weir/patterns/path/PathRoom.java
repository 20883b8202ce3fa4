package dev.weir.patterns.path;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Bounds what one key may have open: the oldest give way, by their first event, of those with the same one by their last.
 *
 * <p>How many are open is one measure. The other is what Flink's NFA would take for them, so that the bound is the same
 * whoever matches: a path of n events as n edges with version numbers of 1 to n digits.
 */
final class PathRoom {
    /** Of those that are open this part goes at once, before it is measured again. */
    private static final int PART = 8;

    private static final Comparator<OpenPath> OLDEST_FIRST =
            OpenPath.OLDEST_FIRST.thenComparingLong(open -> open.last().held().timestampMillis());

    private PathRoom() {}

    /**
     * Lets the oldest go until there is room for the others.
     *
     * @param mostDigits that Flink's version numbers may have
     * @return how many went
     */
    static int make(OpenPaths paths, int maxOpen, long mostDigits) {
        int most = paths.partial().size() + paths.aside().size();
        if (most - 1 <= maxOpen && isFewAtMost(paths, mostDigits)) {
            return 0;
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

    /** Whether there are few digits even if no two paths share an event: cheap to tell. */
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
        Set<Taken> edges = new HashSet<>();
        for (OpenPath match : open) {
            digits += match.forks();
            longest = Math.max(longest, match.forks());
            Taken taken = match.lastTaken();
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
