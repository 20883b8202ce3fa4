package dev.weir.text;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes durations: {@code 100ms}, {@code 5m}, {@code 90d}, {@code 1h30m}. */
public final class Durations {
    /** Examples of durations, for the end of an error message. */
    public static final String SUCH_AS = "such as 100ms, 10s, 5m, 24h, 90d or 1h30m";

    private static final Pattern PART = Pattern.compile("(\\d{1,12})(ms|s|m|h|d)");

    private Durations() {}

    /** The units from the largest to the smallest. */
    private enum Unit {
        D(86_400_000),
        H(3_600_000),
        M(60_000),
        S(1_000),
        MS(1);

        private final long millis;

        Unit(long millis) {
            this.millis = millis;
        }

        private String symbol() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static Unit of(String symbol) {
            return valueOf(symbol.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * Returns the milliseconds of a duration: whole numbers with the units {@code d}, {@code h}, {@code m}, {@code s}
     * and {@code ms}, each at most once, larger units first and nothing in between. A plain {@code 0} needs no unit.
     *
     * @return empty if the text is not a duration, or exceeds the range of a long
     */
    public static OptionalLong millis(String text) {
        if (text.equals("0")) {
            return OptionalLong.of(0);
        }
        try {
            return sum(text, PART.matcher(text));
        } catch (ArithmeticException e) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong sum(String text, Matcher part) {
        long millis = 0;
        int end = 0;
        long largerUnit = Long.MAX_VALUE;
        while (part.find() && part.start() == end) {
            long unit = Unit.of(part.group(2)).millis;
            if (unit >= largerUnit) {
                return OptionalLong.empty();
            }
            largerUnit = unit;
            millis = Math.addExact(millis, Math.multiplyExact(Long.parseLong(part.group(1)), unit));
            end = part.end();
        }
        return end > 0 && end == text.length() ? OptionalLong.of(millis) : OptionalLong.empty();
    }

    /**
     * Returns the text of a duration in milliseconds, as {@link #millis(String)} reads it: {@code 90d}, {@code 1h30m},
     * {@code 0ms}.
     */
    public static String text(long durationMillis) {
        StringBuilder text = new StringBuilder();
        long rest = durationMillis;
        for (Unit unit : Unit.values()) {
            if (rest >= unit.millis) {
                text.append(rest / unit.millis).append(unit.symbol());
                rest %= unit.millis;
            }
        }
        return text.isEmpty() ? "0ms" : text.toString();
    }
}
