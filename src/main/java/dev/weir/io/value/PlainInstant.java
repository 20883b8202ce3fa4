package dev.weir.io.value;

import java.time.LocalDate;
import java.time.Month;
import java.time.Year;

/**
 * Parses instants in the form that nearly all records use, {@code 2026-03-01T10:00:00Z} with up to nine decimals of a
 * second. The general parser takes longer than all the rest of a record, so this one is tried first; everything it does
 * not know is left to the general one, including the error message.
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
        int decimals = text.length() - SECONDS_END - 2;
        if (!hasForm(text) || decimals == 0 || decimals > MAX_DECIMALS) {
            return UNKNOWN;
        }
        long day = epochDay(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, SECONDS_END);
        int fraction = decimals < 0 ? 0 : fractionMillis(text, decimals);
        if (day == UNKNOWN || hour > 23 || minute > 59 || second > 59 || fraction < 0) {
            return UNKNOWN;
        }
        return (((day * 24 + hour) * 60 + minute) * 60 + second) * 1_000 + fraction;
    }

    private static boolean hasForm(String text) {
        int last = text.length() - 1;
        if (last < SECONDS_END || text.charAt(last) != 'Z' || (last > SECONDS_END && text.charAt(SECONDS_END) != '.')) {
            return false;
        }
        for (int i = 0; i < SECONDS_END; i++) {
            char wanted = FORM.charAt(i);
            char found = text.charAt(i);
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
    private static int fractionMillis(String text, int decimals) {
        int millis = 0;
        for (int i = 0; i < Math.max(3, decimals); i++) {
            char digit = i < decimals ? text.charAt(SECONDS_END + 1 + i) : '0';
            if (!isDigit(digit)) {
                return -1;
            }
            millis = i < 3 ? 10 * millis + digit - '0' : millis;
        }
        return millis;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = 10 * number + text.charAt(i) - '0';
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
