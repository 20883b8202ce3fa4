package dev.weir.features.series;

import dev.weir.features.column.Entries;
import dev.weir.features.definition.DerivedWindow;
import dev.weir.features.definition.Retention;

/**
 * Turns what is older than late events may be into sums, for windows of which not every event is kept: all of it into
 * one for a window that never ends, or a sum for each day (UTC) for a long one.
 *
 * <p>Exact are therefore the newest {@code lateEntries} events of the last {@code lateMillis}, and all windows that
 * begin with a sum. Memory: these entries and at most a segment more, of each 1 to 19 bytes, and one part of at most
 * 80 bytes, or one for each day.
 */
final class Folding {
    /** So many entries wait until they are added to a sum, so that not every event makes one. */
    private static final int TOGETHER = 32;

    private static final long DAY = 86_400_000;

    private final Parts parts;
    private final SegmentStore store;
    private final boolean daily;

    private Folding(Parts parts, SegmentStore store, boolean daily) {
        this.parts = parts;
        this.store = store;
        this.daily = daily;
    }

    /** Returns whether a series is kept so. */
    static boolean isFor(Retention retention) {
        return retention.window().isKeptApart() && !retention.latestOnly();
    }

    /** Folds and forgets what it may as of the latest event. The head, which has at least one entry, keeps one. */
    static void fold(Entries head, Parts parts, long latestMillis, Retention retention, SegmentStore store) {
        boolean daily = retention.window().unshifted() instanceof DerivedWindow.Coarse;
        Folding folding = new Folding(parts, store, daily);
        long exactMillis = Retention.minus(latestMillis, retention.limits().lateMillis());
        folding.segments(exactMillis, head.size(), retention.limits().lateEntries());
        int beyond = head.size() - 1 - retention.limits().lateEntries();
        int old = Math.min(head.size() - 1, Math.max(beyond, head.countUpTo(exactMillis)));
        if (old >= TOGETHER && parts.coarse() == parts.size()) {
            folding.entries(head, old);
            head.dropFirst(old);
        }
        if (daily) {
            long horizonMillis = retention.horizonMillis(latestMillis);
            while (parts.coarse() > 0 && parts.get(0).lastMillis() <= horizonMillis) {
                parts.dropFirst(store);
            }
        }
    }

    /** Folds the segments that are old, or that have enough entries behind them. */
    private void segments(long exactMillis, int behind, int enough) {
        long kept = behind;
        for (int i = parts.size() - 1; i >= parts.coarse(); i--) {
            kept += parts.get(i).count();
        }
        int oldest = parts.coarse();
        while (oldest < parts.size()
                && (parts.get(oldest).lastMillis() <= exactMillis
                        || kept - parts.get(oldest).count() >= enough)) {
            Entries entries = parts.takeOut(oldest, store);
            kept -= entries.size();
            entries(entries, entries.size());
            oldest = parts.coarse();
        }
    }

    private void entries(Entries entries, int count) {
        int from = 0;
        while (from < count) {
            int to = daily ? Math.min(count, entries.countUpTo(endOfDay(entries.millis(from)))) : count;
            add(Part.ofSum(entries.copy(from, to)));
            from = to;
        }
    }

    private void add(Part sum) {
        int coarse = parts.coarse();
        Part before = coarse == 0 ? sum : parts.get(coarse - 1);
        if (coarse > 0 && (!daily || endOfDay(before.lastMillis()) >= sum.firstMillis())) {
            before.absorb(sum);
        } else {
            parts.insertCoarse(coarse, sum);
        }
    }

    private static long endOfDay(long millis) {
        return Math.floorDiv(millis, DAY) * DAY + DAY - 1;
    }
}
