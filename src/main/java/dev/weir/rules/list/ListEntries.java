package dev.weir.rules.list;

import dev.weir.events.Fingerprint;
import dev.weir.events.binary.Binary;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a list: an immutable set of texts, shared by all users. Of a table they are its keys, and each has a
 * row beside it.
 *
 * <p>Representation: the characters of all entries in sequence, one byte each unless one is above 0xFF; the end of
 * each; and a hash table of their numbers with open addressing, at most half full. Size: the characters, and 12 to 20
 * bytes per entry; about three megabytes for 100,000 IP addresses, which take ten as strings in a set. A look-up
 * compares one or two entries and allocates nothing.
 */
public final class ListEntries {
    /** An empty list. */
    public static final ListEntries NONE = of(java.util.List.of());

    /** Stands for no entry. */
    public static final int NOT_THERE = -1;

    private static final int VERSION = 2;
    private static final int WITHOUT_ROWS = 1;
    private static final int FREE = -1;

    private final boolean wide;
    private final byte[] units;
    private final int[] ends;
    private final int[] table;
    private final TableRows rows;
    private final long fingerprint;

    /** Created on first use; if two threads do so at once, the results are equal. */
    private @Nullable Networks networks;

    private ListEntries(boolean wide, byte[] units, int[] ends, TableRows rows) {
        if (!rows.areOf(ends.length)) {
            throw new IllegalArgumentException("there are not as many rows as keys");
        }
        this.wide = wide;
        this.units = units;
        this.ends = ends;
        this.rows = rows;
        this.table = new int[Math.max(2, Integer.highestOneBit(Math.max(1, ends.length)) * 4)];
        Arrays.fill(table, FREE);
        long sum = rows.fingerprint();
        for (int entry = 0; entry < ends.length; entry++) {
            sum += fingerprintOf(entry);
            table[placeFor(entry)] = entry;
        }
        this.fingerprint = sum;
    }

    /** Creates entries from these texts, without duplicates. */
    public static ListEntries of(Collection<String> texts) {
        return of(texts, TableRows.NONE);
    }

    /** Creates a table from its keys, of which no two are equal, and the row of each. */
    public static ListEntries of(Collection<String> texts, TableRows rows) {
        Collection<String> distinct = new java.util.LinkedHashSet<>(texts);
        boolean wide = distinct.stream().anyMatch(text -> text.chars().anyMatch(unit -> unit > 0xFF));
        int[] ends = new int[distinct.size()];
        long chars = distinct.stream().mapToLong(String::length).sum();
        byte[] units = new byte[Math.toIntExact(wide ? 2 * chars : chars)];
        int entry = 0;
        int end = 0;
        for (String text : distinct) {
            for (int i = 0; i < text.length(); i++) {
                if (wide) {
                    units[end++] = (byte) (text.charAt(i) >> Byte.SIZE);
                }
                units[end++] = (byte) text.charAt(i);
            }
            ends[entry++] = end;
        }
        return new ListEntries(wide, units, ends, rows);
    }

    /** Returns the number of entries. */
    public int size() {
        return ends.length;
    }

    /** Returns the approximate memory that the entries take, in bytes. */
    public long bytes() {
        return units.length + (long) Integer.BYTES * (ends.length + table.length) + rows.bytes();
    }

    /** Returns what each entry has beside it. */
    public TableRows rows() {
        return rows;
    }

    /** Returns whether the text is an entry. */
    public boolean contains(String text) {
        return find(text) != NOT_THERE;
    }

    /** Returns the number of an entry, by which {@link #rows} has its row; {@link #NOT_THERE} if it is none. */
    public int find(String text) {
        int mask = table.length - 1;
        for (int at = spread(text.hashCode()) & mask; table[at] != FREE; at = (at + 1) & mask) {
            if (isAt(table[at], text)) {
                return table[at];
            }
        }
        return NOT_THERE;
    }

    /**
     * Returns an example of each kind of entry. Cost: linear the first time, unless the networks were already created.
     */
    public ListSample sample() {
        return new ListSample(
                networks().network().orElse(""), networks().other().orElse(""));
    }

    /** Returns the networks and addresses among the entries. */
    Networks networks() {
        Networks known = networks;
        if (known == null) {
            known = Networks.of(
                    () -> IntStream.range(0, ends.length).mapToObj(this::text).iterator());
            networks = known;
        }
        return known;
    }

    /** Returns an entry by its number, from 0. */
    public String text(int entry) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length(entry); i++) {
            text.append(unit(entry, i));
        }
        return text.toString();
    }

    /** Returns a hash of all entries that does not depend on their order: equal hashes are taken for equal lists. */
    public long fingerprint() {
        return fingerprint;
    }

    /** Writes a compact form. */
    public void write(DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        out.writeBoolean(wide);
        Binary.writeCount(ends.length, out);
        for (int entry = 0; entry < ends.length; entry++) {
            Binary.writeCount(ends[entry] - start(entry), out);
        }
        Binary.writeBytes(units, out);
        rows.write(out);
    }

    /** Reads what {@link #write} wrote. */
    public static ListEntries read(DataInput in) throws IOException {
        int version = Binary.readVersion(VERSION, "list", in);
        boolean wide = in.readBoolean();
        int[] ends = new int[Binary.readCount(in)];
        int end = 0;
        for (int entry = 0; entry < ends.length; entry++) {
            end += Binary.readCount(in);
            ends[entry] = end;
        }
        byte[] units = Binary.readBytes(in);
        TableRows rows = version == WITHOUT_ROWS ? TableRows.NONE : TableRows.read(ends.length, in);
        return new ListEntries(wide, units, ends, rows);
    }

    private int placeFor(int entry) {
        int mask = table.length - 1;
        int at = hash(entry) & mask;
        while (table[at] != FREE) {
            at = (at + 1) & mask;
        }
        return at;
    }

    /** Returns the same as {@link String#hashCode}, so that a look-up hashes no text twice; spread over all bits. */
    private int hash(int entry) {
        int hash = 0;
        int length = length(entry);
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + unit(entry, i);
        }
        return spread(hash);
    }

    private long fingerprintOf(int entry) {
        long hash = 0;
        int length = length(entry);
        for (int i = 0; i < length; i++) {
            hash = Fingerprint.of(hash + unit(entry, i) + 1);
        }
        return Fingerprint.of(hash + rows.fingerprint(entry));
    }

    /** Returns the finaliser of MurmurHash3 (Appleby, 2011). */
    private static int spread(int hash) {
        int mixed = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
        return mixed ^ (mixed >>> 16);
    }

    private boolean isAt(int entry, String text) {
        if (length(entry) != text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (unit(entry, i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int start(int entry) {
        return entry == 0 ? 0 : ends[entry - 1];
    }

    private int length(int entry) {
        int bytes = ends[entry] - start(entry);
        return wide ? bytes / 2 : bytes;
    }

    private char unit(int entry, int index) {
        int at = start(entry) + (wide ? 2 * index : index);
        return (char) (wide ? (units[at] & 0xFF) << Byte.SIZE | (units[at + 1] & 0xFF) : units[at] & 0xFF);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ListEntries that
                && wide == that.wide
                && rows.equals(that.rows)
                && Arrays.equals(ends, that.ends)
                && Arrays.equals(units, that.units);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(ends) + Arrays.hashCode(units);
    }
}
