package dev.weir.io.history.sort;

import java.util.Arrays;
import java.util.Optional;

/**
 * As many things as fit in some bytes, which are sorted there. Those added first come first among those of the same
 * time: they have to be added in order of their places.
 *
 * <p>What is sorted are longs: the time since the earliest, and in the lowest bits the number of the thing. So times
 * in one chunk lie at most 69 years apart.
 */
public final class SortChunk {
    /** What a thing takes beside its own bytes. */
    static final int BYTES_BESIDE = 36;

    private static final int NUMBER_BITS = 22;
    private static final long MOST_APART = 1L << (Long.SIZE - 1 - NUMBER_BITS);
    private static final int FIRST_BYTES = 1 << 12;
    private static final int FIRST_THINGS = 1 << 7;

    private final int mostBytes;
    private byte[] forms = new byte[FIRST_BYTES];
    private int length;
    private long[] millis = new long[FIRST_THINGS];
    private long[] places = new long[FIRST_THINGS];
    private int[] sources = new int[FIRST_THINGS];
    private int[] ends = new int[FIRST_THINGS];
    private int count;
    private long earliest = Long.MAX_VALUE;
    private long latest = Long.MIN_VALUE;

    /** Creates an empty chunk for so many bytes. */
    public SortChunk(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Adds a thing; returns false if there is no room for it. The first one has room always. */
    public boolean add(Stored thing) {
        long first = Math.min(earliest, thing.millis());
        long last = Math.max(latest, thing.millis());
        boolean fits = bytes() + thing.form().length + BYTES_BESIDE <= mostBytes
                && count < (1 << NUMBER_BITS) - 1
                && last - first < MOST_APART
                && last - first >= 0;
        if (!fits && count > 0) {
            return false;
        }
        earliest = first;
        latest = last;
        grow(thing.form().length);
        System.arraycopy(thing.form(), 0, forms, length, thing.form().length);
        length += thing.form().length;
        millis[count] = thing.millis();
        places[count] = thing.at();
        sources[count] = thing.source();
        ends[count] = length;
        count++;
        return true;
    }

    private void grow(int more) {
        if (length + more > forms.length) {
            forms = Arrays.copyOf(forms, Math.max(length + more, forms.length * 2));
        }
        if (count == millis.length) {
            millis = Arrays.copyOf(millis, count * 2);
            places = Arrays.copyOf(places, count * 2);
            sources = Arrays.copyOf(sources, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
    }

    /** Returns the bytes that the things take. */
    public long bytes() {
        return length + (long) count * BYTES_BESIDE;
    }

    /** Returns how many things there are. */
    public int count() {
        return count;
    }

    /** Returns the things in order. Nothing may be added afterwards. */
    public Cursor<Stored> sorted() {
        long[] order = new long[count];
        for (int i = 0; i < count; i++) {
            order[i] = ((millis[i] - earliest) << NUMBER_BITS) | i;
        }
        Arrays.sort(order);
        return new InOrder(order);
    }

    private final class InOrder implements Cursor<Stored> {
        private final long[] order;
        private int next;

        InOrder(long[] order) {
            this.order = order;
        }

        @Override
        public Optional<Stored> next() {
            if (next == order.length) {
                return Optional.empty();
            }
            int thing = (int) (order[next++] & ((1 << NUMBER_BITS) - 1));
            int from = thing == 0 ? 0 : ends[thing - 1];
            return Optional.of(new Stored(
                    millis[thing], sources[thing], places[thing], Arrays.copyOfRange(forms, from, ends[thing])));
        }
    }
}
