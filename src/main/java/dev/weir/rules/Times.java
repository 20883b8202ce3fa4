package dev.weir.rules;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the durations and instants of a document. */
public final class Times {
    private static final Pattern PART = Pattern.compile("(\\d{1,12})(ms|s|m|h|d)");
    private static final Map<String, Long> UNIT_MILLIS =
            Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

    private Times() {}

    /** Milliseconds of {@code 100ms}, {@code 5m}, {@code 24h}, {@code 90d}, {@code 1h30m}; empty if it is none of these. */
    static OptionalLong duration(String text) {
        Matcher part = PART.matcher(text);
        long millis = 0;
        int end = 0;
        long largerUnit = Long.MAX_VALUE;
        while (part.find() && part.start() == end) {
            long unit = UNIT_MILLIS.getOrDefault(part.group(2), 0L);
            if (unit >= largerUnit) {
                return OptionalLong.empty();
            }
            largerUnit = unit;
            millis += Long.parseLong(part.group(1)) * unit;
            end = part.end();
        }
        return end > 0 && end == text.length() ? OptionalLong.of(millis) : OptionalLong.empty();
    }

    /** A duration as it is written in a document: {@code 90d}, {@code 1h30m}. */
    public static String written(long durationMillis) {
        StringBuilder text = new StringBuilder();
        long rest = durationMillis;
        for (String unit : new String[] {"d", "h", "m", "s", "ms"}) {
            long unitMillis = UNIT_MILLIS.getOrDefault(unit, 1L);
            if (rest >= unitMillis) {
                text.append(rest / unitMillis).append(unit);
                rest %= unitMillis;
            }
        }
        return text.isEmpty() ? "0ms" : text.toString();
    }

    /** Epoch milliseconds of an ISO instant, with {@code Z} or an offset; empty if it is none. */
    static OptionalLong instant(String text) {
        try {
            Instant instant = OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
            return OptionalLong.of(instant.toEpochMilli());
        } catch (DateTimeException | ArithmeticException e) {
            return OptionalLong.empty();
        }
    }
}
