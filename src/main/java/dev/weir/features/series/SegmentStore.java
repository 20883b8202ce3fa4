package dev.weir.features.series;

/**
 * A store for segments that have outgrown the one state value of their key. A segment is written rarely (once when it
 * is sealed, again for each late event inside it) and read when a window begins or ends inside it.
 */
public interface SegmentStore {

    /** Returns a number that no segment of this key has or ever had. */
    long newId();

    /** Returns the segment stored under this number. Fails if there is none: a series only asks for what it stored. */
    Segment load(long id);

    /** Stores a segment under this number, replacing any other. */
    void put(long id, Segment segment);

    /** Removes the segment under this number. */
    void remove(long id);
}
