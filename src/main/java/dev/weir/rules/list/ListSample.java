package dev.weir.rules.list;

import dev.weir.events.Boundary;

/**
 * The kinds of entries in a list, with an example of each.
 *
 * @param network an entry that is a network and not a single address, {@code ""} if there is none
 * @param other an entry that is neither a network nor an address, {@code ""} if there is none
 */
public record ListSample(String network, String other) {
    /** Means that the kinds are not known. */
    public static final ListSample UNKNOWN = new ListSample("", "");

    private static final int MOST_CHARS = 100;

    /** Truncates long entries. */
    public ListSample {
        network = Boundary.cut(network, MOST_CHARS);
        other = Boundary.cut(other, MOST_CHARS);
    }
}
