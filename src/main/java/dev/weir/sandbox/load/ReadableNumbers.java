package dev.weir.sandbox.load;

import java.time.Duration;
import java.util.Locale;

/** Formats numbers for people. */
public final class ReadableNumbers {
    private static final double NANOS_PER_MILLI = 1e6;

    private ReadableNumbers() {}

    /** Formats with a comma for every thousand. */
    public static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Formats milliseconds with two significant digits. */
    public static String millis(long nanos) {
        double millis = nanos / NANOS_PER_MILLI;
        return String.format(Locale.ROOT, millis < 10 ? "%.1f ms" : "%,.0f ms", millis);
    }

    /** Formats seconds with one decimal. */
    public static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
