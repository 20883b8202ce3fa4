package dev.weir.engine;

import dev.weir.features.definition.CalendarUnit;
import dev.weir.features.definition.DerivedWindow;
import dev.weir.features.definition.TimeWindow;
import dev.weir.features.function.AggregateFunction;
import dev.weir.features.function.Aggregates;
import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;

/** Windows as a seed makes them up, of every kind that is exact. */
final class RandomWindows {
    static final long[] LENGTHS = {100, 5_000, 60_000, 600_000};
    private static final long FOREVER = 400L * 24 * 3_600_000;
    private static final List<CalendarUnit> UNITS =
            List.copyOf(CalendarUnit.byWord().values());

    private final SplittableRandom random;

    RandomWindows(SplittableRandom random) {
        this.random = random;
    }

    TimeWindow of(AggregateFunction form) {
        TimeWindow.Sliding sliding = new TimeWindow.Sliding(length());
        boolean knowsEvents = !form.kind().isOfOneWindow();
        return switch (random.nextInt(9)) {
            case 0, 1 -> new TimeWindow.Calendar(UNITS.get(random.nextInt(UNITS.size())), ZoneId.of("Asia/Kolkata"));
            case 2 -> new DerivedWindow.Shifted(sliding, length());
            case 3 ->
                knowsEvents || form == Aggregates.DISTINCT
                        ? new TimeWindow.Session(sliding.millis(), length())
                        : sliding;
            case 4 -> knowsEvents && !form.isOfNewest() ? new TimeWindow.Forever(FOREVER) : sliding;
            case 5 -> knowsEvents ? new DerivedWindow.Split(sliding, random.nextInt(2, 5)) : sliding;
            default -> sliding;
        };
    }

    private long length() {
        return LENGTHS[random.nextInt(LENGTHS.length)];
    }
}
