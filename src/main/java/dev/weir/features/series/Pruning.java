package dev.weir.features.series;

import dev.weir.features.column.Entries;
import dev.weir.features.definition.Retention;
import dev.weir.features.definition.SeriesLimits;

/** Finds the oldest entries of a series that no event can need once event time has reached {@code now}. */
final class Pruning {
    private final boolean latestOnly;
    private final boolean keepsLatest;
    private final long horizonMillis;
    private final long lateMillis;
    private final long tailEndMillis;
    private final long tailEntries;

    Pruning(Retention retention, long nowMillis) {
        SeriesLimits limits = retention.limits();
        latestOnly = retention.latestOnly();
        keepsLatest = retention.keepsLatest();
        horizonMillis = retention.horizonMillis(nowMillis);
        lateMillis = Retention.minus(nowMillis, limits.lateMillis());
        tailEndMillis = latestOnly ? Long.MAX_VALUE : retention.windowStartMillis(nowMillis);
        tailEntries = limits.lateEntries() + (latestOnly ? 1L : 0);
    }

    /** Returns whether the oldest part can be dropped as a whole. The head has at least one entry. */
    boolean isDispensable(Parts parts, Entries head) {
        Part oldest = parts.get(0);
        long nextMillis = parts.size() > 1 ? parts.get(1).firstMillis() : head.firstMillis();
        if (keepsLatest && nextMillis > lateMillis) {
            return false;
        }
        return oldest.lastMillis() <= horizonMillis
                || (latestOnly && nextMillis <= lateMillis)
                || (oldest.lastMillis() <= tailEndMillis && tailBehindOldest(parts, head) >= tailEntries);
    }

    private long tailBehindOldest(Parts parts, Entries head) {
        int index = 1;
        long tail = 0;
        while (index < parts.size() && parts.get(index).lastMillis() <= tailEndMillis) {
            tail += parts.get(index).count();
            index++;
        }
        return index < parts.size() ? tail : tail + head.countUpTo(tailEndMillis);
    }

    /** Returns how many of the first entries can be dropped. */
    int dispensable(Entries entries) {
        int count = entries.countUpTo(horizonMillis);
        if (latestOnly) {
            count = Math.max(count, entries.countUpTo(lateMillis) - 1);
        }
        if (entries.size() > tailEntries) { // else none is beyond the tail, and memory need not be searched
            count = (int) Math.max(count, entries.countUpTo(tailEndMillis) - tailEntries);
        }
        return keepsLatest ? Math.min(count, Math.max(0, entries.countUpTo(lateMillis) - 1)) : count;
    }
}
