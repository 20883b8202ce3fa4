package dev.weir.rules.list;

import dev.weir.events.Boundary;

/**
 * What a list holds that not every function finds there.
 *
 * @param other an entry that is neither a network nor an address, {@code ""} if there is none
 */
public record ListSample(String other) {
    /** Means that it is not known. */
    public static final ListSample UNKNOWN = new ListSample("");

    private static final int MOST_CHARS = 100;

    /** Truncates a long entry. */
    public ListSample {
        other = Boundary.cut(other, MOST_CHARS);
    }
}
