package dev.weir.rules.list;

import dev.weir.events.Boundary;

/**
 * What kinds of entries a list holds, by an example of each.
 *
 * @param network an entry that is a network and not a single address, {@code ""} if there is none
 * @param other one that is neither a network nor an address, {@code ""} likewise
 */
public record ListSample(String network, String other) {
    /** Where it is not known. */
    public static final ListSample UNKNOWN = new ListSample("", "");

    private static final int MOST_CHARS = 100;

    /** Keeps the beginning of what is long. */
    public ListSample {
        network = Boundary.cut(network, MOST_CHARS);
        other = Boundary.cut(other, MOST_CHARS);
    }
}
