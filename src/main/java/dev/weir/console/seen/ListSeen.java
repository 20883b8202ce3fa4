package dev.weir.console.seen;

import java.util.List;

/**
 * A list or table.
 *
 * @param entries the number of entries that were pushed
 * @param some of the entries, the first ones
 * @param written entries that rules wrote, and that were not taken away
 * @param atMillis when it was pushed; 0 if only rules wrote to it
 * @param by who says to have pushed it
 * @param isTable whether it has rows
 */
public record ListSeen(
        String name, int entries, List<String> some, int written, long atMillis, String by, boolean isTable) {
    /** As many entries are kept to look at. */
    public static final int SHOWN = 200;

    /** Makes defensive copies. */
    public ListSeen {
        some = List.copyOf(some);
    }
}
