package dev.weir.rules.list;

import dev.weir.events.Fingerprint;
import dev.weir.events.binary.Binary;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a list: an immutable set of texts, shared by all users. Of a table they are its keys, and each has a
 * row beside it. An entry may end; until a time is named, see {@link Lists#at}, none has.
 *
 * <p>Representation: the characters of all entries, see {@link PackedTexts}, and a hash table of their numbers with open
 * addressing, at most half full. Size: the characters, and 12 to 20 bytes per entry, and 8 more if some end; about three
 * megabytes for 100,000 IP addresses, which take ten as strings in a set. A look-up compares one or two entries and
 * allocates nothing.
 */
public final class ListEntries {
    /** An empty list. */
    public static final ListEntries NONE = of(List.of());

    /** Stands for no entry. */
    public static final int NOT_THERE = -1;

    /** Earlier than the end of any entry. */
    static final long BEFORE_ALL_ENDS = Long.MIN_VALUE;

    private static final int VERSION = 3;
    private static final int WITHOUT_ENDS = 2;
    private static final int WITHOUT_ROWS = 1;
    private static final int FREE = -1;

    private final PackedTexts texts;
    private final int[] table;
    private final TableRows rows;
    private final EntryEnds ends;
    private final long fingerprint;
    private final long nowMillis;
    private final boolean haveNetworks;

    /** Created on first use; if two threads do so at once, the results are equal. */
    private @Nullable Networks networks;

    /** Likewise, of those entries that are networks and no single addresses. */
    private @Nullable Networks wide;

    private ListEntries(PackedTexts texts, TableRows rows) {
        if (!rows.areOf(texts.size())) {
            throw new IllegalArgumentException("there are not as many rows as keys");
        }
        this.texts = texts;
        this.rows = rows;
        this.ends = EntryEnds.NONE;
        this.nowMillis = BEFORE_ALL_ENDS;
        this.table = new int[Math.max(2, Integer.highestOneBit(Math.max(1, texts.size())) * 4)];
        Arrays.fill(table, FREE);
        long sum = rows.fingerprint();
        for (int entry = 0; entry < texts.size(); entry++) {
            sum += fingerprintOf(entry);
            table[placeFor(entry)] = entry;
        }
        this.fingerprint = sum;
        this.haveNetworks = Networks.areIn(texts);
    }

    /** Creates the same entries with other ends, before all of them. */
    private ListEntries(ListEntries same, EntryEnds ends) {
        this.texts = same.texts;
        this.table = same.table;
        this.rows = same.rows;
        this.ends = ends;
        this.nowMillis = BEFORE_ALL_ENDS;
        this.fingerprint = same.fingerprint + same.fingerprintOf(ends);
        this.haveNetworks = same.haveNetworks;
    }

    /** Creates the same entries at another time. */
    private ListEntries(ListEntries same, long nowMillis) {
        this.texts = same.texts;
        this.table = same.table;
        this.rows = same.rows;
        this.ends = same.ends;
        this.nowMillis = nowMillis;
        this.fingerprint = same.fingerprint;
        this.haveNetworks = same.haveNetworks;
        this.networks = same.networks;
        this.wide = same.wide;
    }

    /** Creates entries from these texts, without duplicates. */
    public static ListEntries of(Collection<String> texts) {
        return of(texts, TableRows.NONE);
    }

    /** Creates a table from its keys, of which no two are equal, and the row of each. */
    public static ListEntries of(Collection<String> texts, TableRows rows) {
        return new ListEntries(PackedTexts.of(new LinkedHashSet<>(texts)), rows);
    }

    /**
     * Returns these entries, none of which ends yet, with ends: the time from which an entry no longer holds, in epoch
     * milliseconds of event time. Ends of texts that are no entries are passed over.
     */
    public ListEntries ending(Map<String, Long> byEntry) {
        return byEntry.isEmpty() ? this : new ListEntries(this, EntryEnds.of(size(), byEntry, this::place));
    }

    /** Returns the end of an entry that lies in a span of time, both inclusive; empty if none does. */
    public OptionalLong endBetween(long fromMillis, long toMillis) {
        long end = ends.between(fromMillis, toMillis);
        return end == EntryEnds.NEVER ? OptionalLong.empty() : OptionalLong.of(end);
    }

    /** Returns the entries as they are for an event of this time: the same object if none ever ends. */
    ListEntries at(long millis) {
        return endSomewhere() && millis != nowMillis ? new ListEntries(this, millis) : this;
    }

    /** Returns whether some entry may end. */
    boolean endSomewhere() {
        return ends.areAny();
    }

    /** Returns the time from which an entry no longer holds; {@link Long#MAX_VALUE} if it does not end. */
    long endOf(int entry) {
        return ends.of(entry);
    }

    /** Returns whether an entry, by its number, has not ended yet. */
    public boolean isThere(int entry) {
        return ends.of(entry) > nowMillis;
    }

    /** Returns the number of entries, also of those that have ended. */
    public int size() {
        return texts.size();
    }

    /** Returns the approximate memory that the entries take, in bytes. */
    public long bytes() {
        return texts.bytes() + (long) Integer.BYTES * table.length + rows.bytes() + ends.bytes();
    }

    /** Returns what each entry has beside it. */
    public TableRows rows() {
        return rows;
    }

    /** Returns whether the text is an entry. */
    public boolean contains(String text) {
        return find(text) != NOT_THERE;
    }

    /**
     * Returns whether the text is an entry that has not ended at a time, or an address in a network that is one. Where
     * no entry is a network, none is looked for.
     */
    boolean contains(String text, long millis) {
        int entry = place(text);
        return (entry != NOT_THERE && ends.of(entry) > millis) || (haveNetworks && wide().contains(text, millis));
    }

    /** Returns the number of an entry, by which {@link #rows} has its row; {@link #NOT_THERE} if it is none. */
    public int find(String text) {
        int entry = place(text);
        return entry == NOT_THERE || isThere(entry) ? entry : NOT_THERE;
    }

    private int place(String text) {
        int mask = table.length - 1;
        for (int at = spread(text.hashCode()) & mask; table[at] != FREE; at = (at + 1) & mask) {
            if (texts.isAt(table[at], text)) {
                return table[at];
            }
        }
        return NOT_THERE;
    }

    /**
     * Returns an example of what is neither a network nor an address. Cost: linear the first time, unless the networks were already created.
     */
    public ListSample sample() {
        return new ListSample(networks().other().orElse(""));
    }

    /** Returns a warning of entries that look like addresses or networks and are none; empty if there are none. */
    public Optional<String> nearAddresses() {
        return NearAddresses.warning(this);
    }

    /** Returns the networks and addresses among the entries. */
    Networks networks() {
        Networks known = networks;
        if (known == null) {
            known = Networks.of(this);
            networks = known;
        }
        return known;
    }

    /** Returns the networks alone: single addresses are found as texts, at once and in the form in which they are written. */
    private Networks wide() {
        Networks known = wide;
        if (known == null) {
            known = Networks.ofWide(this);
            wide = known;
        }
        return known;
    }

    /** Returns whether an entry, by its number, may be a network. */
    boolean hasSlash(int entry) {
        return Networks.hasSlash(texts, entry);
    }

    /** Returns an entry by its number, from 0. */
    public String text(int entry) {
        return texts.text(entry);
    }

    /** Returns a hash of all entries that does not depend on their order: equal hashes are taken for equal lists. */
    public long fingerprint() {
        return fingerprint;
    }

    /** Writes a compact form. */
    public void write(DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        texts.write(out);
        rows.write(out);
        ends.write(out);
    }

    /** Reads what {@link #write} wrote. */
    public static ListEntries read(DataInput in) throws IOException {
        int version = Binary.readVersion(VERSION, "list", in);
        PackedTexts texts = PackedTexts.read(in);
        TableRows rows = version == WITHOUT_ROWS ? TableRows.NONE : TableRows.read(texts.size(), in);
        ListEntries entries = new ListEntries(texts, rows);
        EntryEnds ends = version <= WITHOUT_ENDS ? EntryEnds.NONE : EntryEnds.read(texts.size(), in);
        return ends.areAny() ? new ListEntries(entries, ends) : entries;
    }

    private int placeFor(int entry) {
        int mask = table.length - 1;
        int at = spread(texts.hash(entry)) & mask;
        while (table[at] != FREE) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private long fingerprintOf(int entry) {
        long hash = 0;
        int length = texts.length(entry);
        for (int i = 0; i < length; i++) {
            hash = Fingerprint.of(hash + texts.unit(entry, i) + 1);
        }
        return Fingerprint.of(hash + rows.fingerprint(entry));
    }

    private long fingerprintOf(EntryEnds times) {
        long sum = 0;
        for (int entry = 0; times.areAny() && entry < size(); entry++) {
            if (times.of(entry) != EntryEnds.NEVER) {
                sum += Fingerprint.of(fingerprintOf(entry) + Fingerprint.of(times.of(entry)));
            }
        }
        return sum;
    }

    /** Returns the finaliser of MurmurHash3 (Appleby, 2011): a hash spread over all bits. */
    private static int spread(int hash) {
        int mixed = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
        return mixed ^ (mixed >>> 16);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ListEntries that
                && rows.equals(that.rows)
                && ends.equals(that.ends)
                && texts.equals(that.texts);
    }

    @Override
    public int hashCode() {
        return texts.hashCode();
    }
}
