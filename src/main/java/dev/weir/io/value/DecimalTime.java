package dev.weir.io.value;

import dev.weir.events.FieldKind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * A time that is written as a number with a point or an exponent. Some writers write every number so; a whole one is as
 * good as without. Parts of seconds count, and are cut off below a millisecond; parts of smaller units are refused,
 * since such a number was likelier meant in seconds.
 */
final class DecimalTime {
    private static final int MOST_DIGITS = 40; // of a scale, so that the work is bounded
    private static final BigDecimal FIRST_SECOND = BigDecimal.valueOf(946_684_800); // the year 2000
    private static final BigDecimal LAST_SECOND = BigDecimal.valueOf(4_102_444_800L); // the year 2100

    private final EventTimes times;
    private final Optional<BigDecimal> number;

    DecimalTime(String text, EventTimes times) {
        this.times = times;
        this.number = number(text);
    }

    /** Returns the number; empty if it is too great, or too close to 0, to be a time. */
    private static Optional<BigDecimal> number(String text) {
        try {
            BigDecimal read = new BigDecimal(text);
            return Math.abs((long) read.scale()) > MOST_DIGITS ? Optional.empty() : Optional.of(read);
        } catch (NumberFormatException e) { // an exponent beyond an int
            return Optional.empty();
        }
    }

    /** Returns milliseconds since the epoch; empty if this is no allowed time. */
    OptionalLong millis() {
        if (number.isEmpty()) {
            return OptionalLong.empty();
        }
        OptionalLong whole = whole(number.get());
        OptionalLong millis = whole.isPresent()
                ? OptionalLong.of(times.millisOf(whole.getAsLong()))
                : times.unit() == TimeUnit.SECONDS
                        ? whole(number.get().movePointRight(3).setScale(0, RoundingMode.FLOOR))
                        : OptionalLong.empty();
        return millis.isPresent() && times.holds(millis.getAsLong()) ? millis : OptionalLong.empty();
    }

    /** Returns what to write instead. */
    String advice() {
        if (number.isEmpty()) {
            return FieldKind.TIME.advice();
        }
        BigDecimal known = number.get();
        OptionalLong whole = whole(known);
        if (whole.isPresent()) {
            return known.signum() == 0 ? FieldKind.TIME.advice() : times.adviceFor(whole.getAsLong());
        }
        if (isOfOurTime(known)) {
            return times.adviceFor(known.longValue());
        }
        BigDecimal seconds =
                known.divide(BigDecimal.valueOf(times.unit().convert(1, TimeUnit.SECONDS)), MathContext.DECIMAL64);
        return isOfOurTime(seconds)
                ? "write a whole number of " + EventTimes.name(times.unit()) + ": parts of one are not read"
                : FieldKind.TIME.advice();
    }

    private static boolean isOfOurTime(BigDecimal seconds) {
        return seconds.compareTo(FIRST_SECOND) >= 0 && seconds.compareTo(LAST_SECOND) < 0;
    }

    private static OptionalLong whole(BigDecimal number) {
        try {
            return OptionalLong.of(number.longValueExact());
        } catch (ArithmeticException e) {
            return OptionalLong.empty();
        }
    }
}
