package dev.weir.engine.profile;

import dev.weir.engine.dedup.DeduplicationOverflow;
import dev.weir.features.series.SegmentStore;

/** Storage that an operator provides for a key beyond its one value, for keys that have outgrown it. */
public interface KeyMemory extends DeduplicationOverflow {

    /** Returns the store for segments of this key's series; new ids come from {@link ProfileState#newSegmentId}. */
    SegmentStore segments(ProfileState state);
}
