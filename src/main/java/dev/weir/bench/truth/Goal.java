package dev.weir.bench.truth;

import java.util.Locale;

/**
 * A figure beside what it has to be.
 *
 * @param of which data it is
 * @param name of the figure
 * @param reached what was measured; NaN if it could not be
 * @param least what it has to be at least
 * @param others what others reach, for people
 */
record Goal(String of, String name, double reached, double least, String others) {
    /** Returns the heading over {@link #line}. */
    static String heading() {
        return String.format(Locale.ROOT, "%-10s%-24s%10s%10s  %-9s%s", "data", "figure", "here", "goal", "", "others");
    }

    boolean isReached() {
        return reached >= least;
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%-10s%-24s%10.3f%10.3f  %-9s%s",
                of,
                name,
                reached,
                least,
                isReached() ? "reached" : "missed",
                others);
    }
}
