package dev.weir.rules.list;

import java.util.HashMap;
import java.util.Map;

/**
 * The lists of an epoch as they are at a time, for {@code inList}, {@code inNetworks}, {@code fuzzyMatch} and {@code
 * lookup}. A list that does not exist has no entries, and an entry that has ended is none.
 */
public final class Lists {
    /** No lists. */
    public static final Lists NONE = new Lists(Map.of());

    /** What the name of a list is followed by where its entries are those that rules wrote; no name has it. */
    public static final String WRITTEN = "/";

    private final Map<String, ListEntries> byName;
    /** The entries that rules wrote, by the name of the list; empty in most jobs. */
    private final Map<String, ListEntries> written;

    private final boolean endSomewhere;
    private final long nowMillis;

    private Lists(Map<String, ListEntries> byName, Map<String, ListEntries> written, long nowMillis) {
        this.byName = byName;
        this.written = written;
        this.endSomewhere = endSomewhere(byName) || endSomewhere(written);
        this.nowMillis = nowMillis;
    }

    private Lists(Lists same, long nowMillis) {
        this.byName = same.byName;
        this.written = same.written;
        this.endSomewhere = same.endSomewhere;
        this.nowMillis = nowMillis;
    }

    /**
     * Creates lists before any entry has ended; copies the map, but not the entries.
     *
     * @param all by name; entries that rules wrote are under the name with {@link #WRITTEN} after it
     */
    public Lists(Map<String, ListEntries> all) {
        this(withEnding(all, false), withEnding(all, true), ListEntries.BEFORE_ALL_ENDS);
    }

    private static Map<String, ListEntries> withEnding(Map<String, ListEntries> all, boolean areWritten) {
        Map<String, ListEntries> some = new HashMap<>();
        all.forEach((name, entries) -> {
            if (name.endsWith(WRITTEN) == areWritten) {
                some.put(areWritten ? name.substring(0, name.length() - WRITTEN.length()) : name, entries);
            }
        });
        return Map.copyOf(some);
    }

    private static boolean endSomewhere(Map<String, ListEntries> lists) {
        return lists.values().stream().anyMatch(ListEntries::endSomewhere);
    }

    /**
     * Returns the same lists as they are for an event of this time, in epoch milliseconds. Cost: nothing if no entry
     * of any list ever ends.
     */
    public Lists at(long millis) {
        return endSomewhere && millis != nowMillis ? new Lists(this, millis) : this;
    }

    /** Returns whether these are the same lists, at whatever time. */
    @SuppressWarnings("ReferenceEquality") // equal lists of two epochs are as good, but to compare them costs more
    public boolean isOf(Lists others) {
        return byName == others.byName && written == others.written;
    }

    /** Returns the entries of a list that people pushed, as they are now; none if there is no such list. */
    public ListEntries named(String list) {
        return byName.getOrDefault(list, ListEntries.NONE).at(nowMillis);
    }

    /** Returns whether a text is an address in one of the networks of a list. */
    public boolean containsNetworkOf(String list, String text) {
        return byName.getOrDefault(list, ListEntries.NONE).networks().contains(text, nowMillis)
                || (!written.isEmpty()
                        && written.getOrDefault(list, ListEntries.NONE)
                                .networks()
                                .contains(text, nowMillis));
    }

    /** Returns whether a text is an entry of a list, or an address in a network that is one. */
    public boolean contains(String list, String text) {
        return byName.getOrDefault(list, ListEntries.NONE).contains(text, nowMillis)
                || (!written.isEmpty()
                        && written.getOrDefault(list, ListEntries.NONE).contains(text, nowMillis));
    }
}
