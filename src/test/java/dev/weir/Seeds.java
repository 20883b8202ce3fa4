package dev.weir;

import java.util.stream.LongStream;

/**
 * How many random runs a test of them makes. Of tests whose runs take a build long, a build makes one in five;
 * {@code -Dweir.thorough=true} makes all. {@code -Dweir.seeds} caps their number, for whoever runs the same tests a thousand times, and
 * {@code -Dweir.seeds.first} is the first seed, for whoever looks for what those of each build do not show.
 */
public final class Seeds {
    private static final int PART = 5;

    private Seeds() {}

    /** As many seeds, or fewer, from 0 or from the first one on. */
    public static LongStream upTo(long count) {
        long first = Long.getLong("weir.seeds.first", 0);
        return LongStream.range(first, first + Math.min(count, Long.getLong("weir.seeds", count)));
    }

    /**
     * Of each five of {@code count} seeds one, and each time another of them: tests take sizes from what
     * is left when a seed is divided, and all of those occur.
     */
    public static LongStream spreadUpTo(long count) {
        return isThorough() ? upTo(count) : upTo(count).filter(seed -> (seed + seed / PART) % PART == 0);
    }

    /** Of so many runs that differ in nothing but what is drawn, as many as a build makes. */
    public static int of(int runs) {
        return isThorough() ? runs : runs / PART;
    }

    /** Whether this is a build of everything. */
    public static boolean isThorough() {
        return Boolean.getBoolean("weir.thorough");
    }
}
