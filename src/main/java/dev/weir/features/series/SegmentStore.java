package dev.weir.features.series;

/**
 * Where the series of one key keep the segments that have grown out of the key's one state value. A segment is written
 * rarely (once when it is sealed, again for each late event inside it) and read when a window begins or ends inside it.
 */
public interface SegmentStore {

    /** A number that no segment of this key has or ever had. */
    long newId();

    /** The segment kept under this number. Fails if there is none: a series asks only for what it kept. */
    Segment load(long id);

    /** Keeps a segment under this number, in place of what was there. */
    void put(long id, Segment segment);

    /** Forgets the segment under this number. */
    void remove(long id);
}
