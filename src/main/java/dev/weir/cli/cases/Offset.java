package dev.weir.cli.cases;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times of a case: {@code 90s}, {@code 1h5m}, {@code +500ms}. */
public final class Offset {
    private static final Pattern WHOLE = Pattern.compile("\\+?(\\d+(ms|s|m|h|d))+");
    private static final Pattern PART = Pattern.compile("(\\d+)(ms|s|m|h|d)");

    private Offset() {}

    /**
     * Milliseconds since the start of the case; with a plus, since the moment before.
     *
     * @throws IllegalArgumentException if it is no time, with what to write instead
     */
    public static long millis(String text, long beforeMillis) {
        if (!WHOLE.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is no time; write 90s, 1h5m or +500ms");
        }
        long millis = text.startsWith("+") ? beforeMillis : 0;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            millis += Long.parseLong(part.group(1)) * unitMillis(part.group(2));
        }
        return millis;
    }

    private static long unitMillis(String unit) {
        return switch (unit) {
            case "ms" -> 1;
            case "s" -> 1_000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            default -> 86_400_000;
        };
    }
}
