package dev.weir;

import java.util.stream.LongStream;

/** How many random runs a test of them makes; -Dweir.seeds caps it, for whoever runs the same tests a thousand times. */
public final class Seeds {
    private Seeds() {}

    /** The seeds 0 to before {@code count}, or fewer. */
    public static LongStream upTo(long count) {
        return LongStream.range(0, Math.min(count, Long.getLong("weir.seeds", count)));
    }
}
