package dev.weir.io.value;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;

/**
 * Parses instants in the most common form, {@code 2026-03-01T10:00:00Z} with up to nine decimals of a second. The
 * general parser takes longer than the rest of a record, so this one is tried first. Other forms, and error messages,
 * are left to the general parser.
 */
final class PlainInstant {
    /** Returned for a text that is not in this form. */
    static final long UNKNOWN = Long.MIN_VALUE;

    private static final int SECONDS_END = 19;
    private static final int MAX_DECIMALS = 9;
    private static final String FORM = "0000-00-00T00:00:00";

    private PlainInstant() {}

    /**
     * Returns milliseconds since the epoch, smaller fractions cut off; {@link #UNKNOWN} if the text has another form.
     */
    static long millis(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1); // whatever that does not know is none of ours
        return millis(bytes, 0, bytes.length);
    }

    /** Returns the same of a part of these bytes. */
    static long millis(byte[] text, int from, int to) {
        int decimals = to - from - SECONDS_END - 2;
        if (!hasForm(text, from, to) || decimals == 0 || decimals > MAX_DECIMALS) {
            return UNKNOWN;
        }
        long day = epochDay(number(text, from, 4), number(text, from + 5, 2), number(text, from + 8, 2));
        int hour = number(text, from + 11, 2);
        int minute = number(text, from + 14, 2);
        int second = number(text, from + 17, 2);
        int fraction = decimals < 0 ? 0 : fractionMillis(text, from + SECONDS_END + 1, decimals);
        if (day == UNKNOWN || hour > 23 || minute > 59 || second > 59 || fraction < 0) {
            return UNKNOWN;
        }
        return (((day * 24 + hour) * 60 + minute) * 60 + second) * 1_000 + fraction;
    }

    private static boolean hasForm(byte[] text, int from, int to) {
        int end = from + SECONDS_END;
        if (to <= end || text[to - 1] != 'Z' || (to - 1 > end && text[end] != '.')) {
            return false;
        }
        for (int i = 0; i < SECONDS_END; i++) {
            char wanted = FORM.charAt(i);
            byte found = text[from + i];
            if (wanted == '0' ? !isDigit(found) : found != wanted) {
                return false;
            }
        }
        return true;
    }

    private static long epochDay(int year, int month, int day) {
        if (month < 1 || month > 12 || day < 1 || day > Month.of(month).length(Year.isLeap(year))) {
            return UNKNOWN;
        }
        return LocalDate.of(year, month, day).toEpochDay();
    }

    /** Returns the first three decimals as milliseconds; -1 if one of all the decimals is not a digit. */
    private static int fractionMillis(byte[] text, int from, int decimals) {
        int millis = 0;
        for (int i = 0; i < Math.max(3, decimals); i++) {
            byte digit = i < decimals ? text[from + i] : (byte) '0';
            if (!isDigit(digit)) {
                return -1;
            }
            millis = i < 3 ? 10 * millis + digit - '0' : millis;
        }
        return millis;
    }

    private static int number(byte[] text, int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            number = 10 * number + text[i] - '0';
        }
        return number;
    }

    private static boolean isDigit(byte one) {
        return one >= '0' && one <= '9';
    }
}
