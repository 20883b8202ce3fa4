package dev.weir.features;

/** A run of entries of a series that was sealed: kept in a {@link SegmentStore}, never changed, only replaced. */
public final class Segment {
    private final SeriesKind kind;

    Segment(SeriesKind kind) {
        this.kind = kind;
    }

    /** What it keeps of each event. */
    public SeriesKind kind() {
        return kind;
    }
}
