package dev.weir.io.value;

import dev.weir.events.FieldKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
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
    private final BigDecimal number;

    DecimalTime(String text, EventTimes times) {
        this.times = times;
        this.number = number(text);
    }

    private static BigDecimal number(String text) {
        try {
            BigDecimal read = new BigDecimal(text);
            return Math.abs((long) read.scale()) > MOST_DIGITS ? BigDecimal.ZERO : read;
        } catch (NumberFormatException e) { // an exponent beyond an int
            return BigDecimal.ZERO;
        }
    }

    /** Returns milliseconds since the epoch; empty if this is no allowed time. */
    OptionalLong millis() {
        OptionalLong whole = whole(number);
        OptionalLong millis = whole.isPresent()
                ? OptionalLong.of(times.millisOf(whole.getAsLong()))
                : times.unit() == TimeUnit.SECONDS
                        ? whole(number.movePointRight(3).setScale(0, RoundingMode.FLOOR))
                        : OptionalLong.empty();
        return millis.isPresent() && times.holds(millis.getAsLong()) ? millis : OptionalLong.empty();
    }

    /** Returns what to write instead. */
    String advice() {
        OptionalLong whole = whole(number);
        if (whole.isPresent()) {
            return number.signum() == 0 ? FieldKind.TIME.advice() : times.adviceFor(whole.getAsLong());
        }
        return number.compareTo(FIRST_SECOND) >= 0 && number.compareTo(LAST_SECOND) < 0
                ? times.adviceFor(number.longValue())
                : FieldKind.TIME.advice();
    }

    private static OptionalLong whole(BigDecimal number) {
        try {
            return OptionalLong.of(number.longValueExact());
        } catch (ArithmeticException e) {
            return OptionalLong.empty();
        }
    }
}
