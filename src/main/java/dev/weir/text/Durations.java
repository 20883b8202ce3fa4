package dev.weir.text;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes durations: {@code 100ms}, {@code 5m}, {@code 90d}, {@code 1h30m}. */
public final class Durations {
    /** Examples of durations, for the end of an error message. */
    public static final String SUCH_AS = "such as 100ms, 10s, 5m, 24h, 90d or 1h30m";

    /** Examples of durations in rules, for the end of an error message. */
    public static final String SUCH_AS_IN_RULES = "such as 100ms, 5m, 24h, 90d or 1h30m";

    private static final Pattern PART = Pattern.compile("(\\d{1,12})(ms|s|m|h|d)");

    /** A part as other languages write it: {@code 2 hours}, {@code 1.5 h}. */
    private static final Pattern SPOKEN = Pattern.compile(
            "(\\d{1,9}(?:\\.\\d{1,3})?)\\s*(milli(?:second)?s?|ms|s(?:ec(?:ond)?s?)?|m(?:in(?:ute)?s?)?|h(?:(?:ou)?rs?)?|d(?:ays?)?|w(?:eeks?)?)(?:\\s*,?\\s*(?:and\\s+)?|$)");

    private static final int DAYS_OF_WEEK = 7;

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
     * Returns what was probably meant by a text that is no duration of ours but one elsewhere: {@code 2h} for
     * {@code PT2H}, {@code 2 hours}, {@code 2H} and {@code 120 min}.
     */
    public static Optional<String> meant(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        try {
            long millis = lower.startsWith("p") ? Duration.parse(lower).toMillis() : spoken(lower);
            return millis > 0 ? Optional.of(text(millis)) : Optional.empty();
        } catch (ArithmeticException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns {@code "write 2h, or another duration from 1ms to 90d"} if a text that is no duration probably means one of
     * these, else {@code "write a duration from 1ms to 90d"}.
     */
    public static String advice(String text, long leastMillis, long mostMillis) {
        return "write "
                + (millis(text).isPresent() ? Optional.<String>empty() : meant(text))
                        .filter(one -> isWithin(millis(one).orElse(0), leastMillis, mostMillis))
                        .map(one -> one + ", or another duration from ")
                        .orElse("a duration from ")
                + text(leastMillis) + " to " + text(mostMillis);
    }

    private static boolean isWithin(long millis, long leastMillis, long mostMillis) {
        return millis >= leastMillis && millis <= mostMillis;
    }

    /** Returns the milliseconds of parts as people speak of them; 0 if there is anything else. */
    private static long spoken(String text) {
        BigDecimal millis = BigDecimal.ZERO;
        Matcher part = SPOKEN.matcher(text);
        int end = 0;
        while (part.find() && part.start() == end) {
            millis = millis.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(unitOf(part.group(2)))));
            end = part.end();
        }
        return end == text.length() ? millis.longValue() : 0;
    }

    private static long unitOf(String word) {
        return word.startsWith("w")
                ? DAYS_OF_WEEK * Unit.D.millis
                : Unit.of(word.equals("ms") || word.startsWith("milli") ? "ms" : word.substring(0, 1)).millis;
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
