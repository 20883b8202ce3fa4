package dev.weir.features.series;

import dev.weir.features.column.Entries;

/** A run of entries of a series that was sealed: kept in a {@link SegmentStore}, never changed, only replaced. */
public final class Segment {
    private final Entries entries;

    Segment(Entries entries) {
        this.entries = entries;
    }

    /** The number of entries. */
    public int size() {
        return entries.size();
    }

    Entries entries() {
        return entries;
    }
}
