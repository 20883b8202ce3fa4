package dev.weir.rules.list;

import dev.weir.events.binary.Binary;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Until when the entries of a list hold, by the number of the entry: exclusive, in epoch milliseconds of event time.
 *
 * <p>Size: nothing if no entry ends, else eight bytes for each entry.
 */
final class EntryEnds {
    /** No entry ends. */
    static final EntryEnds NONE = new EntryEnds(new long[0]);

    /** The end of an entry that does not end. */
    static final long NEVER = Long.MAX_VALUE;

    /** Empty if no entry ends. */
    private final long[] millis;

    private EntryEnds(long[] millis) {
        this.millis = millis;
    }

    /**
     * Creates the ends of some of the entries.
     *
     * @param numbers the number of an entry, {@link ListEntries#NOT_THERE} if there is no such entry
     */
    static EntryEnds of(int entries, Map<String, Long> byEntry, ToIntFunction<String> numbers) {
        if (byEntry.isEmpty()) {
            return NONE;
        }
        long[] millis = new long[entries];
        Arrays.fill(millis, NEVER);
        byEntry.forEach((entry, end) -> {
            int number = numbers.applyAsInt(entry);
            if (number != ListEntries.NOT_THERE) {
                millis[number] = end;
            }
        });
        return new EntryEnds(millis);
    }

    /** Returns whether some entry may end. */
    boolean areAny() {
        return millis.length > 0;
    }

    /** Returns the end of an entry; {@link #NEVER} if it does not end. */
    long of(int entry) {
        return millis.length == 0 ? NEVER : millis[entry];
    }

    /** Returns an end in a span of time, both inclusive; {@link #NEVER} if there is none. */
    long between(long fromMillis, long toMillis) {
        return Arrays.stream(millis)
                .filter(end -> end >= fromMillis && end <= toMillis)
                .findFirst()
                .orElse(NEVER);
    }

    /** Returns the memory that they take, in bytes. */
    long bytes() {
        return (long) Long.BYTES * millis.length;
    }

    void write(DataOutput out) throws IOException {
        out.writeBoolean(areAny());
        for (long end : millis) {
            out.writeBoolean(end != NEVER);
            if (end != NEVER) {
                Binary.writeZigZag(end, out);
            }
        }
    }

    static EntryEnds read(int entries, DataInput in) throws IOException {
        if (!in.readBoolean()) {
            return NONE;
        }
        long[] millis = new long[entries];
        for (int i = 0; i < entries; i++) {
            millis[i] = in.readBoolean() ? Binary.readZigZag(in) : NEVER;
        }
        return new EntryEnds(millis);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EntryEnds that && Arrays.equals(millis, that.millis);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(millis);
    }
}
