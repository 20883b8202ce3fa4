package dev.weir.features.column;

import dev.weir.events.Fingerprint;
import dev.weir.events.Value;

/**
 * A well mixed 64-bit hash of a scalar value and its type; equal numbers have the same hash, whether integers or
 * doubles. Stable: it is stored in state. Among 4,096 values the probability of a collision is 5 in 10<sup>13</sup>.
 */
public final class ValueHash {
    private static final double LONG_END = 0x1p63;
    private static final long REAL = 1;
    private static final long TIME = 2;

    private ValueHash() {}

    /** Returns the hash of a value. */
    public static long of(Value value) {
        if (value instanceof Value.Text text) {
            return Fingerprint.of(text.value());
        }
        if (value instanceof Value.Int whole) {
            return Fingerprint.of(whole.value());
        }
        if (value instanceof Value.Real real) {
            return of(real.value());
        }
        if (value instanceof Value.Time time) {
            return typed(time.epochMillis(), TIME);
        }
        if (value instanceof Value.Bool bool) {
            return Fingerprint.of("bool", bool.value() ? "true" : "false");
        }
        throw new IllegalArgumentException("a series of distinct values takes scalars only: " + value);
    }

    private static long of(double number) {
        boolean isWhole = number == Math.rint(number) && -LONG_END <= number && number < LONG_END;
        return isWhole ? Fingerprint.of((long) number) : typed(Double.doubleToLongBits(number), REAL);
    }

    private static long typed(long bits, long type) {
        return Fingerprint.of(Fingerprint.of(bits) + type);
    }
}
