package dev.weir.cli.cases;

import dev.weir.text.Durations;
import java.util.OptionalLong;

/** Times of a case: {@code 90s}, {@code 1h5m}, {@code +500ms}. */
public final class CaseTime {
    private static final long MOST_MILLIS = 36_500L * 24 * 60 * 60 * 1_000;

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
            throw new IllegalArgumentException("'" + text + "' is no time up to 36500d; write "
                    + Durations.meant(isRelative ? text.substring(1) : text)
                            .filter(meant -> millis.isEmpty())
                            .map(meant -> (isRelative ? "+" : "") + meant + ", as ")
                            .orElse("")
                    + "90s, 1h5m or +500ms");
        }
        return (isRelative ? beforeMillis : 0) + millis.getAsLong();
    }
}
