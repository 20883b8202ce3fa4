package dev.weir.engine.dedup;

import dev.weir.events.binary.Binary;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Events that a key saw in earlier releases, which hashed ids without a key and ignored content: they are recognised by
 * the old hash until their horizon has passed, whatever their content. Nothing is ever added.
 */
final class FormerDeduplicationWindow {
    private static final long NEVER = Long.MIN_VALUE;
    /**
     * The shared empty window of all keys without events from earlier releases, so that most events need not load one.
     */
    private static final FormerDeduplicationWindow NONE = new FormerDeduplicationWindow(0, NEVER);

    private final long[] fingerprints;
    private final long[] arrivals;
    private final long overflowUntilMillis;

    private FormerDeduplicationWindow(int size, long overflowUntilMillis) {
        this.fingerprints = new long[size];
        this.arrivals = new long[size];
        this.overflowUntilMillis = overflowUntilMillis;
    }

    static FormerDeduplicationWindow none() {
        return NONE;
    }

    /** Returns whether one of the events may still have to be recognised. */
    boolean isNeeded(DeduplicationHorizon horizon) {
        return horizon.nowMillis() < overflowUntilMillis || isNeeded(horizon.nowMillis(), horizon.horizonMillis());
    }

    /** Returns the same for the events that are stored here and not in the overflow. */
    boolean isNeeded(long nowMillis, long horizonMillis) {
        int size = arrivals.length;
        return size > 0 && arrivals[size - 1] + horizonMillis > nowMillis;
    }

    boolean contains(long fingerprint, DeduplicationHorizon horizon) {
        for (int i = 0; i < fingerprints.length; i++) {
            if (fingerprints[i] == fingerprint) {
                return horizon.covers(arrivals[i]);
            }
        }
        return horizon.nowMillis() < overflowUntilMillis && horizon.overflow().containsFormer(fingerprint);
    }

    boolean isEmpty() {
        return fingerprints.length == 0 && overflowUntilMillis == NEVER;
    }

    /** Writes the form of those earlier releases. */
    void write(DataOutput out) throws IOException {
        Binary.writeCount(fingerprints.length, out);
        Binary.writeZigZag(overflowUntilMillis, out);
        long previous = 0;
        for (int i = 0; i < fingerprints.length; i++) {
            out.writeLong(fingerprints[i]);
            Binary.writeZigZag(arrivals[i] - previous, out);
            previous = arrivals[i];
        }
    }

    static FormerDeduplicationWindow read(DataInput in) throws IOException {
        FormerDeduplicationWindow window = new FormerDeduplicationWindow(Binary.readCount(in), Binary.readZigZag(in));
        long previous = 0;
        for (int i = 0; i < window.fingerprints.length; i++) {
            window.fingerprints[i] = in.readLong();
            previous += Binary.readZigZag(in);
            window.arrivals[i] = previous;
        }
        return window;
    }
}
