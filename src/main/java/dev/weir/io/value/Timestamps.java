package dev.weir.io.value;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Converts timestamps from and to their external form. */
public final class Timestamps {
    private static final long YEAR_1 = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();
    private static final long YEAR_10000 =
            Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli() + 1;
    private static final int MILLIS_DIGITS = 3;
    private static final int SECONDS_A_DAY = 24 * 60 * 60;
    private static final byte[] FORM = "0000-00-00T00:00:00.000Z".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}");
    private static final int LONGEST = 40;
    private static final Pattern SHORT = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2})(:\\d{2}(?:\\.\\d{1,9})?)?(?:[Zz]|([+-]\\d{2})(?::?(\\d{2}))?)");
    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(MILLIS_DIGITS).toFormatter();

    private Timestamps() {}

    /**
     * Parses an ISO-8601 instant, in UTC or with an offset, such as {@code 2026-03-01T10:00+01}; fractions smaller than a
     * millisecond are cut off.
     *
     * @return milliseconds since the epoch, {@code Long.MIN_VALUE} if the text is not an instant
     */
    static long ofText(String text) {
        long plain = PlainInstant.millis(text);
        if (plain != PlainInstant.UNKNOWN) {
            return plain;
        }
        try {
            return Instant.parse(inFull(text)).toEpochMilli();
        } catch (DateTimeParseException | ArithmeticException e) {
            return Long.MIN_VALUE;
        }
    }

    /**
     * Returns an instant with its seconds, which Java's {@code OffsetDateTime} does not write if they are 0, and its
     * offset with hours and minutes; another text as it is.
     */
    private static String inFull(String text) {
        Matcher instant = SHORT.matcher(text);
        if (text.length() > LONGEST || !instant.matches()) {
            return text;
        }
        String seconds = instant.group(2) == null ? ":00" : instant.group(2);
        String minutes = instant.group(4) == null ? "00" : instant.group(4);
        String offset = instant.group(3) == null ? "Z" : instant.group(3) + ":" + minutes;
        return instant.group(1) + seconds + offset;
    }

    /** Parses the same, or a date, which is its midnight in UTC: {@code 2026-03-01} or {@code 2026-03-01Z}. */
    static long ofTextOrDate(String text) {
        long millis = ofText(text);
        if (millis != Long.MIN_VALUE) {
            return millis;
        }
        try {
            return LocalDate.parse(text.endsWith("Z") ? text.substring(0, text.length() - 1) : text)
                            .toEpochDay()
                    * SECONDS_A_DAY
                    * 1_000;
        } catch (DateTimeParseException e) {
            return Long.MIN_VALUE;
        }
    }

    /** Reads the time of something that is no event: an ISO-8601 instant, a date, or milliseconds since the epoch. */
    public static OptionalLong read(String text) {
        long millis = NUMBER.matcher(text).matches() ? Long.parseLong(text) : ofTextOrDate(text);
        return isTime(millis) ? OptionalLong.of(millis) : OptionalLong.empty();
    }

    /** Returns whether a time is in the years 1 to 9999; any other number was not meant as milliseconds. */
    static boolean isTime(long millis) {
        return millis >= YEAR_1 && millis < YEAR_10000;
    }

    /** Returns an instant in a year of four digits. The formatter takes ten times as long. */
    private static byte[] digits(long millis) {
        long second = Math.floorDiv(millis, 1_000L);
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(second, SECONDS_A_DAY));
        int ofDay = Math.floorMod(second, SECONDS_A_DAY);
        byte[] text = FORM.clone();
        put(text, 0, 4, date.getYear());
        put(text, 5, 2, date.getMonthValue());
        put(text, 8, 2, date.getDayOfMonth());
        put(text, 11, 2, ofDay / 3_600);
        put(text, 14, 2, ofDay / 60 % 60);
        put(text, 17, 2, ofDay % 60);
        put(text, 20, MILLIS_DIGITS, Math.floorMod(millis, 1_000));
        return text;
    }

    private static void put(byte[] text, int from, int digits, int number) {
        int rest = number;
        for (int i = from + digits - 1; i >= from; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /** Returns an instant in UTC with milliseconds, such as {@code 2026-03-01T10:00:00.123Z}. */
    public static String text(long millis) {
        return isTime(millis)
                ? new String(digits(millis), StandardCharsets.ISO_8859_1)
                : MILLIS.format(Instant.ofEpochMilli(millis));
    }
}
