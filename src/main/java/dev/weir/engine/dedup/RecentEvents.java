package dev.weir.engine.dedup;

/**
 * The latest events that a key has seen, oldest first.
 *
 * <p>Representation: a ring buffer in one array, so that adding and dropping events moves no others. An event takes two
 * words of it; once an event has a content or a note, every event takes four. Before them the array has one byte of each
 * fingerprint, eight to a word. Most events are new, and these bytes alone are enough to find that out. Size: 17 or 33
 * bytes per event of capacity, which starts at four and doubles when it is full, up to {@value
 * DeduplicationWindow#KEPT}. It is a part of the window by inheritance, because an object of its own would cost every
 * event a cache miss.
 */
abstract sealed class RecentEvents permits DeduplicationWindow {
    private static final int LEAST = 4;
    private static final int NARROW = 2;
    private static final int WIDE = 4;
    /** Offsets in an entry. */
    private static final int ARRIVAL = 1;

    private static final int CONTENT = 2;
    private static final int NOTE = 3;

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
        return words[at(i) + ARRIVAL];
    }

    final long content(int i) {
        return width == WIDE ? words[at(i) + CONTENT] : 0;
    }

    final int note(int i) {
        return width == WIDE ? (int) words[at(i) + NOTE] : 0;
    }

    final void setNote(int i, int note) {
        if (note != note(i)) {
            words[at(i) + NOTE] = note;
        }
    }

    private int at(int i) {
        return entry((first + i) & (places - 1));
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
        return words[0] ^ words[bytesOf(places) - 1] ^ words[entry((first + size) & (places - 1))];
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

    /** Adds an event as the latest. */
    final void add(long fingerprint, long arrivalMillis, long content, int note) {
        int wide = content == 0 && note == 0 ? width : WIDE;
        if (isFull() || wide != width) {
            resize(isFull() ? 2 * places : places, wide);
        }
        int place = (first + size) & (places - 1);
        setByte(words, place, fingerprint);
        int at = entry(place);
        words[at] = fingerprint;
        words[at + ARRIVAL] = arrivalMillis;
        if (width == WIDE) {
            words[at + CONTENT] = content;
            words[at + NOTE] = note;
        }
        size++;
    }

    private static void setByte(long[] words, int place, long fingerprint) {
        int shift = place % Long.BYTES * Byte.SIZE;
        int word = place / Long.BYTES;
        words[word] = (words[word] & ~(0xFFL << shift)) | ((fingerprint & 0xFF) << shift);
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
        first = (first + count) & (places - 1);
        size -= count;
    }
}
