package dev.weir.console.page;

import dev.weir.text.Counted;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times as pages show them. Times are in UTC; the script turns them into those of the reader. */
public final class Figures {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final long SECOND = 1_000;
    private static final long MINUTE = 60_000;
    private static final long HOUR = 3_600_000;
    private static final long DAYS = 86_400_000;
    private static final int TEN = 10;
    private static final int HUNDRED = 100;
    private static final long KILO = 1_000;

    private Figures() {}

    /** Returns a whole number with separators. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Returns a whole number and its noun, in the plural if necessary. */
    public static String count(long number, String noun) {
        return count(number) + " " + Counted.noun(number, noun);
    }

    /** Returns a number of bytes in the unit that fits, of which each is a thousand of the one before. */
    static String bytes(long bytes) {
        if (bytes < TEN * KILO) {
            return count(bytes, "byte");
        }
        return bytes < KILO * KILO
                ? String.format(Locale.ROOT, "%.0f kB", bytes / (double) KILO)
                : String.format(Locale.ROOT, "%,.1f MB", bytes / (double) (KILO * KILO));
    }

    /** Returns a rate with as many digits as one can read. */
    static String rate(double number) {
        if (number == 0) {
            return "0";
        }
        if (number < TEN) {
            return String.format(Locale.ROOT, number < 0.1 ? "%.2f" : "%.1f", number);
        }
        return count(Math.round(number));
    }

    /** Returns a share in percent. */
    static String percent(long part, long whole) {
        if (whole == 0) {
            return "–";
        }
        double share = 100.0 * part / whole;
        return String.format(Locale.ROOT, share < TEN && part > 0 ? "%.1f %%" : "%.0f %%", share);
    }

    /** Returns a duration in milliseconds in the unit that fits. */
    static String millis(long millis) {
        if (millis < SECOND) {
            return millis + " ms";
        }
        if (millis < HUNDRED * SECOND) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        }
        return span(millis);
    }

    /** Returns a length of time in words. */
    static String span(long millis) {
        if (millis < MINUTE) {
            return Math.max(0, millis / SECOND) + " s";
        }
        if (millis < HOUR) {
            return millis / MINUTE + " min";
        }
        if (millis < 2 * DAYS) {
            return millis / HOUR + " h";
        }
        return millis / DAYS + " days";
    }

    /** Returns the time of day. */
    public static String clock(long atMillis) {
        return CLOCK.format(Instant.ofEpochMilli(atMillis));
    }

    /** Returns date and time. */
    public static String day(long atMillis) {
        return DAY.format(Instant.ofEpochMilli(atMillis));
    }

    /** Returns the time for machines. */
    static String iso(long atMillis) {
        return Instant.ofEpochMilli(atMillis).toString();
    }
}
