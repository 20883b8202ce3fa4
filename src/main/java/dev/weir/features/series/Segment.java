package dev.weir.features.series;

import dev.weir.features.column.Entries;

/** A sealed run of entries of a series: stored in a {@link SegmentStore}, immutable, and only ever replaced. */
public final class Segment {
    private final Entries entries;

    Segment(Entries entries) {
        this.entries = entries;
    }

    /** Returns the number of entries. */
    public int size() {
        return entries.size();
    }

    Entries entries() {
        return entries;
    }
}
