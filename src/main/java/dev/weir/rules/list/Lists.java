package dev.weir.rules.list;

import java.util.Map;

/**
 * The lists of an epoch as they are at a time, for {@code inList}, {@code inNetworks}, {@code fuzzyMatch} and {@code
 * lookup}. A list that does not exist has no entries, and an entry that has ended is none.
 */
public final class Lists {
    /** No lists. */
    public static final Lists NONE = new Lists(Map.of());

    private final Map<String, ListEntries> byName;
    private final boolean endSomewhere;
    private final long nowMillis;

    private Lists(Map<String, ListEntries> byName, boolean endSomewhere, long nowMillis) {
        this.byName = byName;
        this.endSomewhere = endSomewhere;
        this.nowMillis = nowMillis;
    }

    /** Creates lists before any entry has ended; copies the map, but not the entries. */
    public Lists(Map<String, ListEntries> byName) {
        this(
                Map.copyOf(byName),
                byName.values().stream().anyMatch(ListEntries::endSomewhere),
                ListEntries.BEFORE_ALL_ENDS);
    }

    /**
     * Returns the same lists as they are for an event of this time, in epoch milliseconds. Cost: nothing if no entry
     * of any list ever ends.
     */
    public Lists at(long millis) {
        return endSomewhere && millis != nowMillis ? new Lists(byName, true, millis) : this;
    }

    /** Returns whether these are the same lists, at whatever time. */
    @SuppressWarnings("ReferenceEquality") // equal lists of two epochs are as good, but to compare them costs more
    public boolean isOf(Lists others) {
        return byName == others.byName;
    }

    /** Returns the entries of a list as they are now; none if there is no such list. */
    public ListEntries named(String list) {
        return byName.getOrDefault(list, ListEntries.NONE).at(nowMillis);
    }

    /** Returns whether a text is an address in one of the networks of a list. */
    public boolean containsNetworkOf(String list, String text) {
        return byName.getOrDefault(list, ListEntries.NONE).networks().contains(text, nowMillis);
    }

    /** Returns whether a text is an entry of a list. */
    public boolean contains(String list, String text) {
        return byName.getOrDefault(list, ListEntries.NONE).contains(text, nowMillis);
    }
}
