package dev.weir.features;

import dev.weir.events.Value;
import dev.weir.features.column.SeriesKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/** Events as a seed makes them up: what they carry, how far apart they are, and in which order they arrive. */
public final class RandomArrivals {
    private static final long[] STEPS = {30, 1_000, 60_000, 3_600_000, 86_400_000};
    private static final long START = 1_700_000_000_000L;

    public record Arrival(long millis, Value value) {}

    private final SplittableRandom random;

    public RandomArrivals(long seed) {
        random = new SplittableRandom(seed);
    }

    /**
     * In order, mildly or fully shuffled, or with many of the same time; in every other run at multiples of a step, so that
     * windows, which are multiples too, begin and end at events.
     */
    public List<Arrival> list(SeriesKind kind, int count) {
        long step = STEPS[random.nextInt(STEPS.length)];
        int order = random.nextInt(4);
        boolean isOnGrid = random.nextBoolean();
        List<Arrival> arrivals = new ArrayList<>();
        long millis = START;
        for (int i = 0; i < count; i++) {
            boolean isTie = order == 3 && random.nextInt(4) > 0;
            millis += isTie ? 0 : isOnGrid ? step * random.nextInt(3) : random.nextLong(2 * step);
            arrivals.add(new Arrival(millis, value(kind)));
        }
        if (order == 1) {
            shuffleMildly(arrivals);
        } else if (order >= 2) {
            Collections.shuffle(arrivals, new Random(random.nextLong()));
        }
        return arrivals;
    }

    private void shuffleMildly(List<Arrival> arrivals) {
        for (int i = 0; i < arrivals.size(); i++) {
            Collections.swap(arrivals, i, Math.max(0, i - random.nextInt(8)));
        }
    }

    private Value value(SeriesKind kind) {
        return switch (kind) {
            case TIMES -> new Value.Bool(true);
            case NUMBERS, QUANTILES -> number();
            case VALUES, EARLIEST -> scalar();
            case DISTINCT -> new Value.Text("v" + Math.round(Math.abs(random.nextDouble() * random.nextDouble()) * 30));
        };
    }

    private Value number() {
        return switch (random.nextInt(20)) {
            case 0 -> new Value.Real(random.nextInt(-1000, 1000));
            case 1 -> new Value.Int(random.nextLong(-1_000_000_000_000_000_000L, 1_000_000_000_000_000_000L));
            case 2 -> new Value.Real(random.nextInt(1, 100) * 1e-18);
            case 3 -> new Value.Real(random.nextInt(1, 10) * 1e17);
            case 4 -> new Value.Real(random.nextInt() / 1e7);
            default -> new Value.Real(random.nextInt(-50_000, 500_000) / 100.0);
        };
    }

    private Value scalar() {
        return switch (random.nextInt(5)) {
            case 0 -> new Value.Int(random.nextBoolean() ? random.nextInt(3) : random.nextLong());
            case 1 -> new Value.Real(random.nextBoolean() ? random.nextInt(3) + 0.5 : random.nextDouble());
            case 2 -> new Value.Bool(random.nextBoolean());
            case 3 -> new Value.Time(random.nextLong());
            default -> new Value.Text("ß" + random.nextInt(random.nextBoolean() ? 5 : 1000));
        };
    }
}
