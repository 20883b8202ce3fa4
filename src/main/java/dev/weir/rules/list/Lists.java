package dev.weir.rules.list;

import java.util.Map;

/**
 * The lists of an epoch, for {@code inList}, {@code inNetworks} and {@code lookup}. A list that does not exist has no entries.
 *
 * @param byName the entries of each list
 */
public record Lists(Map<String, ListEntries> byName) {
    /** No lists. */
    public static final Lists NONE = new Lists(Map.of());

    /** Copies the map, but not the entries. */
    public Lists {
        byName = Map.copyOf(byName);
    }

    /** Returns the entries of a list; none if there is no such list. */
    public ListEntries named(String list) {
        return byName.getOrDefault(list, ListEntries.NONE);
    }

    /** Returns whether a text is an address in one of the networks of a list. */
    public boolean containsNetworkOf(String list, String text) {
        return named(list).networks().contains(text);
    }

    /** Returns whether a text is an entry of a list. */
    public boolean contains(String list, String text) {
        return named(list).contains(text);
    }
}
