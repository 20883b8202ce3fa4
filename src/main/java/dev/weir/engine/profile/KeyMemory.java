package dev.weir.engine.profile;

import dev.weir.engine.dedup.DeduplicationOverflow;
import dev.weir.features.series.SegmentStore;

/** What an operator lends a profile beyond its one value, for keys that have grown out of it. */
public interface KeyMemory extends DeduplicationOverflow {

    /** Segments of the series of this key; new ids come from {@link ProfileState#newSegmentId}. */
    SegmentStore segments(ProfileState state);
}
