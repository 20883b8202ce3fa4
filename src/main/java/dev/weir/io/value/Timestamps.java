package dev.weir.io.value;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;

/** Converts timestamps from and to their external form. */
public final class Timestamps {
    private static final long YEAR_1 = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();
    private static final long YEAR_10000 =
            Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli() + 1;
    private static final int MILLIS_DIGITS = 3;
    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(MILLIS_DIGITS).toFormatter();

    private Timestamps() {}

    /**
     * Parses an ISO-8601 instant, in UTC or with an offset; fractions smaller than a millisecond are cut off.
     *
     * @return milliseconds since the epoch, {@code Long.MIN_VALUE} if the text is not an instant
     */
    static long ofText(String text) {
        long plain = PlainInstant.millis(text);
        if (plain != PlainInstant.UNKNOWN) {
            return plain;
        }
        try {
            return Instant.parse(text).toEpochMilli();
        } catch (DateTimeParseException | ArithmeticException e) {
            return Long.MIN_VALUE;
        }
    }

    /** Returns whether a time is in the years 1 to 9999; any other number was not meant as milliseconds. */
    static boolean isTime(long millis) {
        return millis >= YEAR_1 && millis < YEAR_10000;
    }

    /** Returns an instant in UTC with milliseconds, such as {@code 2026-03-01T10:00:00.123Z}. */
    public static String text(long millis) {
        return MILLIS.format(Instant.ofEpochMilli(millis));
    }
}
