package dev.weir.engine.dedup;

/**
 * The latest events that a key has seen, oldest first.
 *
 * <p>Representation: a ring buffer in one array, so that adding and dropping events moves no others. An event takes two
 * words of it; once an event has a content or a note, every event takes four. A second array has one byte of each
 * fingerprint, eight to a word. Most events are new, and these bytes alone are enough to find that out. Size: 64 bytes,
 * and 16 or 32 per event of capacity, which starts at four and doubles when it is full, up to {@value
 * DeduplicationWindow#KEPT}.
 */
final class RecentEvents {
    private static final int LEAST = 4;
    private static final int NARROW = 2;
    private static final int WIDE = 4;
    /** Offsets in an entry. */
    private static final int ARRIVAL = 1;

    private static final int CONTENT = 2;
    private static final int NOTE = 3;

    private static final long EACH_BYTE = 0x0101010101010101L;
    private static final long EACH_HIGH_BIT = 0x8080808080808080L;

    private final long[] bytes = new long[DeduplicationWindow.KEPT / Long.BYTES];
    private long[] words = new long[LEAST * NARROW];
    private int width = NARROW;
    private int places = LEAST;
    private int first;
    private int size;

    int size() {
        return size;
    }

    /** Returns whether the array has to grow before another event is added. */
    boolean isFull() {
        return size == places;
    }

    long fingerprint(int i) {
        return words[at(i)];
    }

    long arrival(int i) {
        return words[at(i) + ARRIVAL];
    }

    long content(int i) {
        return width == WIDE ? words[at(i) + CONTENT] : 0;
    }

    int note(int i) {
        return width == WIDE ? (int) words[at(i) + NOTE] : 0;
    }

    void setNote(int i, int note) {
        if (note != note(i)) {
            words[at(i) + NOTE] = note;
        }
    }

    private int at(int i) {
        return entry((first + i) & (places - 1));
    }

    private int entry(int place) {
        return place * width;
    }

    /** Returns whether an event may have this fingerprint; {@code false} is certain. */
    boolean mayHold(long fingerprint) {
        long wanted = (fingerprint & 0xFF) * EACH_BYTE;
        int used = (places + Long.BYTES - 1) / Long.BYTES;
        for (int word = 0; word < used; word++) {
            long unlike = bytes[word] ^ wanted;
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
    void add(long fingerprint, long arrivalMillis, long content, int note) {
        int wide = content == 0 && note == 0 ? width : WIDE;
        if (isFull() || wide != width) {
            resize(isFull() ? 2 * places : places, wide);
        }
        int place = (first + size) & (places - 1);
        int shift = place % Long.BYTES * Byte.SIZE;
        int word = place / Long.BYTES;
        bytes[word] = (bytes[word] & ~(0xFFL << shift)) | ((fingerprint & 0xFF) << shift);
        int at = entry(place);
        words[at] = fingerprint;
        words[at + ARRIVAL] = arrivalMillis;
        if (width == WIDE) {
            words[at + CONTENT] = content;
            words[at + NOTE] = note;
        }
        size++;
    }

    private void resize(int morePlaces, int wide) {
        RecentEvents more = new RecentEvents();
        more.places = morePlaces;
        more.width = wide;
        more.words = new long[morePlaces * wide];
        for (int i = 0; i < size; i++) {
            more.add(fingerprint(i), arrival(i), content(i), note(i));
        }
        System.arraycopy(more.bytes, 0, bytes, 0, bytes.length);
        words = more.words;
        width = wide;
        places = morePlaces;
        first = 0;
    }

    /** Drops this many of the oldest events. */
    void drop(int count) {
        first = (first + count) & (places - 1);
        size -= count;
    }
}
