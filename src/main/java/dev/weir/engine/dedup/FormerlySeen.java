package dev.weir.engine.dedup;

import dev.weir.events.binary.Binary;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Events that a key saw before hashes had a key and content counted: they are recognised by the hash of then until their
 * horizon has passed, whatever their content. None is ever added.
 */
final class FormerlySeen {
    private static final long NEVER = Long.MIN_VALUE;

    private final long[] fingerprints;
    private final long[] arrivals;
    private final long overflowUntilMillis;

    private FormerlySeen(int size, long overflowUntilMillis) {
        this.fingerprints = new long[size];
        this.arrivals = new long[size];
        this.overflowUntilMillis = overflowUntilMillis;
    }

    static FormerlySeen none() {
        return new FormerlySeen(0, NEVER);
    }

    /** Whether one of them may still be recognised. */
    boolean isNeeded(Lately lately) {
        return lately.nowMillis() < overflowUntilMillis || isNeeded(lately.nowMillis(), lately.horizonMillis());
    }

    /** Likewise of those that are kept here. */
    boolean isNeeded(long nowMillis, long horizonMillis) {
        int size = arrivals.length;
        return size > 0 && arrivals[size - 1] + horizonMillis > nowMillis;
    }

    boolean contains(long fingerprint, Lately lately) {
        for (int i = 0; i < fingerprints.length; i++) {
            if (fingerprints[i] == fingerprint) {
                return lately.covers(arrivals[i]);
            }
        }
        return lately.nowMillis() < overflowUntilMillis && lately.overflow().containsFormer(fingerprint);
    }

    boolean isEmpty() {
        return fingerprints.length == 0 && overflowUntilMillis == NEVER;
    }

    /** Writes them as the releases did from which they come. */
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

    static FormerlySeen read(DataInput in) throws IOException {
        FormerlySeen seen = new FormerlySeen(Binary.readCount(in), Binary.readZigZag(in));
        long previous = 0;
        for (int i = 0; i < seen.fingerprints.length; i++) {
            seen.fingerprints[i] = in.readLong();
            previous += Binary.readZigZag(in);
            seen.arrivals[i] = previous;
        }
        return seen;
    }
}
