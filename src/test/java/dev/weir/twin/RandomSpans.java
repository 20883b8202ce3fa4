package dev.weir.twin;

import dev.weir.features.definition.CalendarUnit;
import dev.weir.features.definition.DerivedWindow;
import dev.weir.features.definition.RowCalendar;
import dev.weir.features.definition.RowColumn;
import dev.weir.features.definition.TimeWindow;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;

/** Windows of features as a seed makes them up. */
final class RandomSpans {
    private static final long[] LENGTHS = {
        Shop.MINUTE, 10 * Shop.MINUTE, Shop.HOUR, 6 * Shop.HOUR, Shop.DAY, 3 * Shop.DAY
    };

    private final SplittableRandom random;

    RandomSpans(SplittableRandom random) {
        this.random = random;
    }

    /** Which window. */
    record Span(TimeWindow window, String yaml, boolean coarse, String construct) {}

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private long length() {
        return LENGTHS[random.nextInt(LENGTHS.length)];
    }

    Span span(String key) {
        boolean knowsEvents = !Set.of("median", "percentile", "distinct").contains(key);
        boolean forever =
                knowsEvents && !Set.of("ewma", "mode", "topK", "entropy").contains(key);
        long length = length();
        Span sliding = new Span(new TimeWindow.Sliding(length), "over: " + length + "ms", false, "sliding");
        boolean coarse = Set.of("count", "sum", "min", "max").contains(key);
        return switch (random.nextInt(9)) {
            case 0 -> calendar();
            case 1 -> shifted(length);
            case 2 -> session(key, knowsEvents, sliding);
            case 3 ->
                forever ? new Span(new TimeWindow.Forever(400 * Shop.DAY), "over: forever", false, "forever") : sliding;
            case 4 -> key.equals("count") || key.equals("sum") ? parts(length) : sliding;
            case 5, 6 -> coarse ? coarse() : sliding;
            default -> sliding;
        };
    }

    private Span coarse() {
        int days = one(List.of(7, 10, 30, 400));
        return new Span(
                new TimeWindow.Sliding(days * Shop.DAY), "over: " + days + "d, precise: false", true, "precise false");
    }

    private Span session(String key, boolean knowsEvents, Span otherwise) {
        if (!knowsEvents && !key.equals("distinct")) {
            return otherwise;
        }
        long gap = one(List.of(Shop.MINUTE, 10 * Shop.MINUTE, Shop.HOUR));
        return new Span(
                new TimeWindow.Session(gap, 2 * Shop.HOUR),
                "session: {gap: " + gap + "ms, atMost: 2h}",
                false,
                "session");
    }

    private Span shifted(long length) {
        long by = length();
        return new Span(
                new DerivedWindow.Shifted(new TimeWindow.Sliding(length), by),
                "over: " + length + "ms, shift: " + by + "ms",
                false,
                "shift");
    }

    private Span parts(long length) {
        int parts = random.nextInt(2, 5);
        if (random.nextBoolean()) {
            ZoneId zone = ZoneId.of("Asia/Kolkata");
            return new Span(
                    new DerivedWindow.Split(new TimeWindow.Calendar(CalendarUnit.DAY, zone), parts),
                    "over: " + parts + "d, per: day, zone: " + zone,
                    false,
                    "per day");
        }
        return new Span(
                new DerivedWindow.Split(new TimeWindow.Sliding(length), parts),
                "over: " + parts * length + "ms, per: " + length + "ms",
                false,
                "per");
    }

    private Span calendar() {
        CalendarUnit unit = random.nextBoolean()
                ? CalendarUnit.DAY
                : one(List.copyOf(CalendarUnit.byWord().values()));
        if (random.nextBoolean()) {
            RowColumn zone = new RowColumn(Shop.CUSTOMER_TYPE, List.of("customerId"), "zone");
            return new Span(
                    new RowCalendar(unit, zone),
                    "over: " + Objects.requireNonNull(unit.word()) + ", zone: customer.zone",
                    false,
                    Feat.OF_ROW);
        }
        ZoneId zone = ZoneId.of(one(List.of("Europe/Berlin", "America/New_York", "Asia/Kolkata")));
        return new Span(
                new TimeWindow.Calendar(unit, zone),
                "over: " + Objects.requireNonNull(unit.word()) + ", zone: " + zone,
                false,
                "calendar");
    }
}
