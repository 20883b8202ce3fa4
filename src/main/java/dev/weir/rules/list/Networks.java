package dev.weir.rules.list;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The networks and addresses among the entries of a list, for finding whether an address is in one of them. Immutable.
 *
 * <p>Representation: the first and the last address of each network as 128-bit numbers, sorted, without those inside
 * another that holds as long; and of those that hold longer than what they are in, what they are in. Of two networks
 * one is inside the other, or they have no address in common. A look-up is a binary search, about a hundred nanoseconds
 * among 100,000, and a step for each network that ended before the one around it; it allocates nothing.
 */
final class Networks {
    private static final int BITS = 128;
    private static final int BITS_BEFORE_V4 = 96;
    /** The characters of "/128", with which the longest network ends. */
    private static final int MOST_BITS_CHARS = 4;

    private final long[] firstHigh;
    private final long[] firstLow;
    private final long[] lastHigh;
    private final long[] lastLow;
    private final long[] endMillis;
    /** The number of the network around each; -1 if there is none. */
    private final int[] around;

    private final Optional<String> other;

    private Networks(List<Range> ranges, Optional<String> other) {
        this.firstHigh = ranges.stream().mapToLong(Range::firstHigh).toArray();
        this.firstLow = ranges.stream().mapToLong(Range::firstLow).toArray();
        this.lastHigh = ranges.stream().mapToLong(Range::lastHigh).toArray();
        this.lastLow = ranges.stream().mapToLong(Range::lastLow).toArray();
        this.endMillis = ranges.stream().mapToLong(Range::endMillis).toArray();
        this.around = around(ranges);
        this.other = other;
    }

    /** Parses the networks and addresses among these entries; all other entries are ignored. */
    static Networks of(ListEntries entries) {
        List<Range> ranges = new ArrayList<>();
        Optional<String> other = Optional.empty();
        for (int i = 0; i < entries.size(); i++) {
            String entry = entries.text(i);
            Optional<Range> range = Range.of(entry, entries.endOf(i));
            range.ifPresent(ranges::add);
            if (range.isEmpty() && other.isEmpty()) {
                other = Optional.of(entry);
            }
        }
        ranges.sort(Networks::compareOuter);
        return new Networks(lasting(ranges), other);
    }

    /** Parses the networks among these entries, and no single addresses. */
    static Networks ofWide(ListEntries entries) {
        List<Range> ranges = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            if (entries.hasSlash(i)) {
                Range.of(entries.text(i), entries.endOf(i)).ifPresent(ranges::add);
            }
        }
        ranges.sort(Networks::compareOuter);
        return new Networks(lasting(ranges), Optional.empty());
    }

    /** Returns whether some text is a network, and not a single address. */
    static boolean areIn(PackedTexts texts) {
        for (int i = 0; i < texts.size(); i++) {
            if (hasSlash(texts, i) && Range.of(texts.text(i), EntryEnds.NEVER).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether a text is a network or an address. */
    static boolean isOne(String text) {
        return Range.of(text, EntryEnds.NEVER).isPresent();
    }

    static boolean hasSlash(PackedTexts texts, int number) {
        int from = Math.max(0, texts.length(number) - MOST_BITS_CHARS);
        for (int at = texts.length(number) - 1; at >= from; at--) {
            if (texts.unit(number, at) == '/') {
                return true;
            }
        }
        return false;
    }

    /** Returns an entry that is neither a network nor an address, if there is one. */
    Optional<String> other() {
        return other;
    }

    /** Returns whether a text is an address in one of the networks that have not ended at a time. */
    boolean contains(String text, long millis) {
        int to = text.length();
        if (firstHigh.length == 0 || !(Addresses.isV4(text, to) || Addresses.isV6(text, to))) {
            return false;
        }
        long high = Addresses.high(text, to);
        long low = Addresses.low(text, to);
        int from = 0;
        int until = firstHigh.length;
        while (from < until) {
            int middle = (from + until) >>> 1;
            if (compare(firstHigh[middle], firstLow[middle], high, low) <= 0) {
                from = middle + 1;
            } else {
                until = middle;
            }
        }
        for (int i = from - 1; i >= 0; i = around[i]) {
            if (endMillis[i] > millis && compare(high, low, lastHigh[i], lastLow[i]) <= 0) {
                return true;
            }
        }
        return false;
    }

    /** Returns those that are in no other that holds as long or longer. */
    private static List<Range> lasting(List<Range> sorted) {
        List<Range> lasting = new ArrayList<>();
        Deque<Range> open = new ArrayDeque<>();
        for (Range next : sorted) {
            close(open, next);
            Range outer = open.peek();
            if (outer == null || next.endMillis() > outer.endMillis()) {
                lasting.add(next);
                open.push(next);
            }
        }
        return lasting;
    }

    private static int[] around(List<Range> ranges) {
        int[] around = new int[ranges.size()];
        Deque<Range> open = new ArrayDeque<>();
        Deque<Integer> numbers = new ArrayDeque<>();
        for (int i = 0; i < around.length; i++) {
            close(open, ranges.get(i));
            while (numbers.size() > open.size()) {
                numbers.pop();
            }
            Integer outer = numbers.peek();
            around[i] = outer == null ? -1 : outer;
            open.push(ranges.get(i));
            numbers.push(i);
        }
        return around;
    }

    /** Removes those that end before another begins. */
    private static void close(Deque<Range> open, Range next) {
        while (!open.isEmpty()
                && compare(
                                next.firstHigh(),
                                next.firstLow(),
                                open.element().lastHigh(),
                                open.element().lastLow())
                        > 0) {
            open.pop();
        }
    }

    /** Orders by the first address, larger networks first, and of equal ones the one with the later end first. */
    private static int compareOuter(Range a, Range b) {
        int byFirst = compare(a.firstHigh(), a.firstLow(), b.firstHigh(), b.firstLow());
        if (byFirst != 0) {
            return byFirst;
        }
        int byLast = compare(b.lastHigh(), b.lastLow(), a.lastHigh(), a.lastLow());
        return byLast != 0 ? byLast : Long.compare(b.endMillis(), a.endMillis());
    }

    private static int compare(long high, long low, long otherHigh, long otherLow) {
        int byHigh = Long.compareUnsigned(high, otherHigh);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, otherLow);
    }

    /** The addresses of a network, from the first to the last, both inclusive. */
    private record Range(long firstHigh, long firstLow, long lastHigh, long lastLow, long endMillis) {
        private static Optional<Range> of(String entry, long endMillis) {
            int slash = entry.indexOf('/');
            int to = slash < 0 ? entry.length() : slash;
            boolean isV4 = Addresses.isV4(entry, to);
            if (!isV4 && !Addresses.isV6(entry, to)) {
                return Optional.empty();
            }
            int most = isV4 ? BITS - BITS_BEFORE_V4 : BITS;
            int written = slash < 0 ? most : Addresses.decimal(entry, slash + 1, entry.length());
            if (written < 0 || written > most) {
                return Optional.empty();
            }
            int fixed = written + BITS - most;
            long highMask = mask(Math.max(0, Long.SIZE - fixed));
            long lowMask = mask(Math.min(Long.SIZE, BITS - fixed));
            long high = Addresses.high(entry, to);
            long low = Addresses.low(entry, to);
            return Optional.of(new Range(high & ~highMask, low & ~lowMask, high | highMask, low | lowMask, endMillis));
        }

        /** Returns a number with this many lowest bits set. */
        private static long mask(int bits) {
            return bits == 0 ? 0 : -1L >>> (Long.SIZE - bits);
        }
    }
}
