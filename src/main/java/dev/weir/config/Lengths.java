package dev.weir.config;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as a config writes them: a number and a unit. */
final class Lengths {
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,10})\\s*(ms|s|m|h|d)");
    private static final Map<String, Long> UNIT_MILLIS =
            Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

    private Lengths() {}

    /** Milliseconds of {@code 100ms}, {@code 10s}, {@code 5m}, {@code 24h} or {@code 90d}; empty if it is none. */
    static OptionalLong millisOf(String text) {
        Matcher length = LENGTH.matcher(text);
        if (text.equals("0")) {
            return OptionalLong.of(0);
        }
        if (!length.matches()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(length.group(1)) * UNIT_MILLIS.getOrDefault(length.group(2), 0L));
    }

    /** In the largest unit that says it without a fraction. */
    static String text(long millis) {
        Map<Long, String> units = new TreeMap<>();
        UNIT_MILLIS.forEach((unit, unitMillis) -> units.put(-unitMillis, unit));
        for (Map.Entry<Long, String> unit : units.entrySet()) {
            if (millis != 0 && millis % unit.getKey() == 0) {
                return millis / -unit.getKey() + unit.getValue();
            }
        }
        return "0ms";
    }
}
