package dev.weir.backtest;

import java.util.OptionalLong;

/**
 * Which part of a history is measured, in event time.
 *
 * @param fromMillis the first moment that is measured; empty for the first event or, with a warm-up, for so much later
 * @param toMillis the first moment that is not; empty for the end of the history
 * @param warmupMillis how much is played before without being measured; empty for as far as the rules look back before
 *     {@code fromMillis}, and for none if that is empty
 */
public record Period(OptionalLong fromMillis, OptionalLong toMillis, OptionalLong warmupMillis) {
    /** All of a history. */
    public static final Period ALL = new Period(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

    /** Returns how much is played before for rules that look back so far. */
    long warmupMillis(long lookbackMillis) {
        return warmupMillis.orElse(fromMillis.isPresent() ? lookbackMillis : 0);
    }

    /** Returns how far back events matter to rules that look back so far: what is then due is decided that much later. */
    public static long reachMillis(long lookbackMillis, long latenessMillis) {
        return lookbackMillis == 0 ? 0 : lookbackMillis + latenessMillis;
    }

    /** Returns the first moment to read; {@code Long.MIN_VALUE} for all from the beginning. */
    public long readFromMillis(long lookbackMillis) {
        if (fromMillis.isEmpty()) {
            return Long.MIN_VALUE;
        }
        long from = fromMillis.getAsLong() - warmupMillis(lookbackMillis);
        return from > fromMillis.getAsLong() ? Long.MIN_VALUE : from;
    }

    /** Returns the first moment not to read; {@code Long.MAX_VALUE} for all to the end. */
    public long readToMillis() {
        return toMillis.orElse(Long.MAX_VALUE);
    }
}
