package dev.weir.engine;

import dev.weir.events.Binary;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The events that a key saw within the deduplication horizon.
 *
 * <p>Representation: fingerprints and arrival times of the latest {@value #KEPT}, oldest first. One that is pushed out
 * before its horizon has passed goes to a {@link SeenOverflow}, which is asked only while it can hold something. So a key
 * with fewer than {@value #KEPT} events per horizon costs no further state access, and a busier one costs one more read
 * and one more write per event. Size: at most 16 bytes times {@value #KEPT}, and an entry of the overflow per event.
 */
final class Seen {
    static final int KEPT = 64;

    private static final int VERSION = 1;

    private long[] fingerprints = new long[4];
    private long[] arrivals = new long[4];
    private int size;
    private long overflowUntilMillis = Long.MIN_VALUE;

    /** Whether the event was seen within the horizon. Time is the wall clock's. */
    boolean contains(long fingerprint, long nowMillis, long horizonMillis, SeenOverflow overflow) {
        for (int i = size - 1; i >= 0; i--) {
            if (fingerprints[i] == fingerprint) {
                return arrivals[i] + horizonMillis > nowMillis;
            }
        }
        return nowMillis < overflowUntilMillis && overflow.contains(fingerprint);
    }

    /** Remembers an event that was not seen before. */
    void add(long fingerprint, long nowMillis, long horizonMillis, SeenOverflow overflow) {
        forgetBefore(nowMillis - horizonMillis);
        if (size == KEPT) {
            overflow.add(fingerprints[0]);
            overflowUntilMillis = arrivals[0] + horizonMillis;
            drop(1);
        }
        if (size == fingerprints.length) {
            fingerprints = Arrays.copyOf(fingerprints, 2 * size);
            arrivals = Arrays.copyOf(arrivals, 2 * size);
        }
        fingerprints[size] = fingerprint;
        arrivals[size] = nowMillis;
        size++;
    }

    /** Whether nothing is remembered. */
    boolean isEmpty() {
        return size == 0;
    }

    /** Whether some event was seen within the horizon, so that its repetition has to be recognised. */
    boolean isNeeded(long nowMillis, long horizonMillis) {
        return size > 0 && arrivals[size - 1] + horizonMillis > nowMillis;
    }

    private void forgetBefore(long millis) {
        int expired = 0;
        while (expired < size && arrivals[expired] <= millis) {
            expired++;
        }
        if (expired > 0) {
            drop(expired);
        }
    }

    private void drop(int count) {
        System.arraycopy(fingerprints, count, fingerprints, 0, size - count);
        System.arraycopy(arrivals, count, arrivals, 0, size - count);
        size -= count;
    }

    void write(DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        Binary.writeCount(size, out);
        Binary.writeZigZag(overflowUntilMillis, out);
        long previous = 0;
        for (int i = 0; i < size; i++) {
            out.writeLong(fingerprints[i]);
            Binary.writeZigZag(arrivals[i] - previous, out);
            previous = arrivals[i];
        }
    }

    static Seen read(DataInput in) throws IOException {
        Binary.readVersion(VERSION, "seen events", in);
        Seen seen = new Seen();
        seen.size = Binary.readCount(in);
        seen.overflowUntilMillis = Binary.readZigZag(in);
        seen.fingerprints = new long[Math.max(4, seen.size)];
        seen.arrivals = new long[Math.max(4, seen.size)];
        long previous = 0;
        for (int i = 0; i < seen.size; i++) {
            seen.fingerprints[i] = in.readLong();
            previous += Binary.readZigZag(in);
            seen.arrivals[i] = previous;
        }
        return seen;
    }
}
