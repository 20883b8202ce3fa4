package dev.weir.rules.list;

import java.util.Map;

/**
 * The lists of an epoch, for {@code inList} and {@code inNetworks}. A list that is not there holds nothing.
 *
 * @param byName what each holds
 */
public record Lists(Map<String, ListEntries> byName) {
    /** No lists. */
    public static final Lists NONE = new Lists(Map.of());

    /** Copies the map, not the entries. */
    public Lists {
        byName = Map.copyOf(byName);
    }

    /** Whether a text is an address in one of the networks that a list holds. */
    public boolean containsNetworkOf(String list, String text) {
        return byName.getOrDefault(list, ListEntries.NONE).networks().contains(text);
    }

    /** Whether a list holds a text. */
    public boolean contains(String list, String text) {
        return byName.getOrDefault(list, ListEntries.NONE).contains(text);
    }
}
