package dev.weir.engine.dedup;

/**
 * The latest events that a key has seen, oldest first.
 *
 * <p>Representation: a ring buffer in one array, so that adding and dropping events moves no others. An event takes two
 * words of it, of which one has its arrival and, in the lowest bits, its note; once an event has a content, every event
 * takes three. Before them the array has one byte of each fingerprint, eight to a word. Most events are new, and these
 * bytes alone are enough to find that out. Size: 17 or 25 bytes per event of capacity, which starts at four and grows
 * by half when it is full, up to {@value DeduplicationWindow#KEPT}: what thousands of keys remember has to fit into a
 * cache together. It is a part of the window by inheritance, because an object of its own would cost every event a
 * cache miss.
 */
abstract sealed class RecentEvents permits DeduplicationWindow {
    private static final int LEAST = 4;
    private static final int NARROW = 2;
    private static final int WIDE = 3;
    /** Offsets in an entry. */
    private static final int ARRIVAL = 1;

    private static final int CONTENT = 2;

    private static final int NOTE_BITS = 10;
    private static final int NOTE = (1 << NOTE_BITS) - 1;
    /** Beyond this time, which is in the year 287,000, and as long before, all is one. */
    private static final long MOST_MILLIS = Long.MAX_VALUE >> NOTE_BITS;

    private static final long EACH_BYTE = 0x0101010101010101L;
    private static final long EACH_HIGH_BIT = 0x8080808080808080L;

    private long[] words = new long[bytesOf(LEAST) + LEAST * NARROW];
    private int width = NARROW;
    private int places = LEAST;
    private int first;
    private int size;

    final int size() {
        return size;
    }

    /** Returns whether the array has to grow before another event is added. */
    final boolean isFull() {
        return size == places;
    }

    final long fingerprint(int i) {
        return words[at(i)];
    }

    final long arrival(int i) {
        return words[at(i) + ARRIVAL] >> NOTE_BITS;
    }

    final long content(int i) {
        return width == WIDE ? words[at(i) + CONTENT] : 0;
    }

    final int note(int i) {
        return (int) words[at(i) + ARRIVAL] & NOTE;
    }

    final void setNote(int i, int note) {
        words[at(i) + ARRIVAL] = arrivalAndNote(arrival(i), note);
    }

    private static long arrivalAndNote(long arrivalMillis, int note) {
        return Math.max(-MOST_MILLIS, Math.min(arrivalMillis, MOST_MILLIS)) << NOTE_BITS | note;
    }

    private int at(int i) {
        return entry(inRing(i));
    }

    /** Returns where an event is in the ring, or would be after the latest. */
    private int inRing(int i) {
        int place = first + i;
        return place < places ? place : place - places;
    }

    private int entry(int place) {
        return bytesOf(places) + place * width;
    }

    /** Returns how many words the bytes of so many fingerprints take. */
    private static int bytesOf(int places) {
        return (places + Long.BYTES - 1) / Long.BYTES;
    }

    /** Reads what the next event will touch, so that the memory is in a cache by then; the result has no meaning. */
    public final long touch() {
        return size;
    }

    /** Reads what the next event will touch behind that. */
    public final long touchEvents() {
        return words[0] ^ words[bytesOf(places) - 1] ^ words[at(size)];
    }

    /** Returns whether an event may have this fingerprint; {@code false} is certain. */
    final boolean mayHold(long fingerprint) {
        long wanted = (fingerprint & 0xFF) * EACH_BYTE;
        int used = bytesOf(places);
        for (int word = 0; word < used; word++) {
            long unlike = words[word] ^ wanted;
            long alike = (unlike - EACH_BYTE) & ~unlike & EACH_HIGH_BIT;
            for (; alike != 0; alike &= alike - 1) {
                int place = word * Long.BYTES + Long.numberOfTrailingZeros(alike) / Byte.SIZE;
                if (place < places && words[entry(place)] == fingerprint) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Adds an event as the latest.
     *
     * @param note from 0 to 1023
     */
    final void add(long fingerprint, long arrivalMillis, long content, int note) {
        int wide = content == 0 ? width : WIDE;
        if (isFull() || wide != width) {
            resize(isFull() ? more(places) : places, wide);
        }
        int place = inRing(size);
        setByte(words, place, fingerprint);
        int at = entry(place);
        words[at] = fingerprint;
        words[at + ARRIVAL] = arrivalAndNote(arrivalMillis, note);
        if (width == WIDE) {
            words[at + CONTENT] = content;
        }
        size++;
    }

    private static void setByte(long[] words, int place, long fingerprint) {
        int shift = place % Long.BYTES * Byte.SIZE;
        int word = place / Long.BYTES;
        words[word] = (words[word] & ~(0xFFL << shift)) | ((fingerprint & 0xFF) << shift);
    }

    /** Returns the next capacity: 4, 8, 16, 24, 40, 64, so that the bytes fill their words. */
    private static int more(int places) {
        int half = places + places / 2;
        return (half + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
    }

    private void resize(int morePlaces, int wide) {
        int begin = bytesOf(morePlaces);
        long[] more = new long[begin + morePlaces * wide];
        for (int i = 0; i < size; i++) {
            int from = at(i);
            setByte(more, i, words[from]);
            System.arraycopy(words, from, more, begin + i * wide, width);
        }
        words = more;
        width = wide;
        places = morePlaces;
        first = 0;
    }

    /** Drops this many of the oldest events. */
    final void drop(int count) {
        first = inRing(count);
        size -= count;
    }
}
