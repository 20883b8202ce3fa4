package dev.weir.bench.engine;

import java.util.Map;
import java.util.Optional;

/** The goals of the rows, and the results of other engines: events per second of CPU time of one thread. */
final class EngineGoals {
    /** The source of the figures of other engines. */
    static final String SOURCE =
            "Goal and others: measured in November 2026 on a quiet machine of two cores with JDK 17, each engine in the best"
                    + " form found for it;";

    private static final double OF_YARDSTICK = 4_300_000;

    private static final Map<String, Known> BY_ROW = Map.of(
            "a1", new Known(1_500_000, OF_YARDSTICK, "740,000", "760,000", "1,000,000"),
            "a100", new Known(1_000_000, 4_800_000, "470,000", "450,000", "170,000"),
            "a1000", new Known(700_000, 2_700_000, "140,000", "210,000", "23,000"),
            "b1", new Known(2_100_000, 6_500_000, "2,060,000", "520,000", "270,000"),
            "b100", new Known(1_000_000, 6_900_000, "260,000", "210,000", "2,600"),
            "b1000", new Known(500_000, 4_500_000, "11,000", "not finished", "under 100"),
            "rules", new Known(300_000, OF_YARDSTICK, "-", "-", "-"),
            "none", new Known(2_000_000, OF_YARDSTICK, "-", "-", "-"));

    private EngineGoals() {}

    /**
     * The known figures of a row.
     *
     * @param handWritten on a quiet machine
     * @param esper version 9.0
     * @param drools version 10.2
     * @param siddhi version 5.1
     */
    record Known(double goal, double handWritten, String esper, String drools, String siddhi) {
        /** Returns the goal as a fraction of the hand-written rate, which a busy machine slows down equally. */
        double ratio() {
            return goal / handWritten;
        }
    }

    /** Returns the figures of a row; empty if there are none. */
    static Optional<Known> of(EngineRow row) {
        return Optional.ofNullable(BY_ROW.get(row.name()));
    }
}
