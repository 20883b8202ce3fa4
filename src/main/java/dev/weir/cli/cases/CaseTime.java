package dev.weir.cli.cases;

import dev.weir.text.Durations;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Times of a case: {@code 90s}, {@code 1h5m}, {@code +500ms}. */
public final class CaseTime {
    private static final long MOST_MILLIS = 36_500L * 24 * 60 * 60 * 1_000;

    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d*");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    private CaseTime() {}

    /**
     * Returns milliseconds since the start of the case; with a plus, since the time before.
     *
     * @throws IllegalArgumentException if it is not a time, or more than a hundred years, with what to write instead
     */
    public static long millis(String text, long beforeMillis) {
        boolean isRelative = text.startsWith("+");
        OptionalLong millis = Durations.millis(isRelative ? text.substring(1) : text);
        if (millis.isEmpty() || millis.getAsLong() > MOST_MILLIS) {
            throw new IllegalArgumentException("'" + text + "' is no time up to 36500d"
                    + advice(isRelative ? "+" : "", isRelative ? text.substring(1) : text, millis.isEmpty()));
        }
        return (isRelative ? beforeMillis : 0) + millis.getAsLong();
    }

    private static String advice(String plus, String text, boolean isNone) {
        if (NUMBER.matcher(text).matches()) {
            return ", for it has no unit; write " + plus + text + "s, " + plus + text + "m or " + plus + text + "ms";
        }
        if (DATE.matcher(text).lookingAt()) {
            return "; write how long after the start, such as 90s, and the instant of 0s as the case's 'start'";
        }
        return "; write "
                + Durations.meant(text)
                        .filter(meant -> isNone)
                        .map(meant -> plus + meant + ", as ")
                        .orElse("")
                + "90s, 1h5m or +500ms";
    }
}
