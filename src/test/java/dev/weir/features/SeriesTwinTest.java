package dev.weir.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.Seeds;
import dev.weir.events.EventType;
import dev.weir.events.Value;
import dev.weir.features.definition.CalendarUnit;
import dev.weir.features.definition.DerivedWindow;
import dev.weir.features.definition.FeatureDefinition;
import dev.weir.features.definition.Retention;
import dev.weir.features.definition.SeriesLimits;
import dev.weir.features.definition.TimeWindow;
import dev.weir.features.function.AggregateFunction;
import dev.weir.features.function.Aggregates;
import dev.weir.features.function.Percentile;
import dev.weir.features.series.SegmentStore;
import dev.weir.features.series.Series;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random streams, every aggregate against the twin that looks at all events again. */
public class SeriesTwinTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final TimeWindow[] WINDOWS = {
        new TimeWindow.Sliding(100),
        new TimeWindow.Sliding(2_000),
        new TimeWindow.Sliding(60_000),
        new TimeWindow.Sliding(3_600_000),
        new TimeWindow.Sliding(86_400_000),
        new TimeWindow.Sliding(30 * 86_400_000L),
        new TimeWindow.Sliding(90 * 86_400_000L),
        new TimeWindow.Calendar(CalendarUnit.DAY, BERLIN),
        new TimeWindow.Calendar(CalendarUnit.WEEK, ZoneId.of("America/New_York")),
        new TimeWindow.Calendar(CalendarUnit.MONTH, BERLIN),
        new TimeWindow.Calendar(CalendarUnit.YEAR, BERLIN),
        new DerivedWindow.Shifted(new TimeWindow.Sliding(60_000), 3_600_000),
        new DerivedWindow.Shifted(new TimeWindow.Calendar(CalendarUnit.DAY, BERLIN), 7 * 86_400_000L)
    };
    private static final TimeWindow[] SPLIT = {
        new DerivedWindow.Split(new TimeWindow.Sliding(100), 10),
        new DerivedWindow.Split(new TimeWindow.Sliding(86_400_000), 7),
        new DerivedWindow.Split(new TimeWindow.Calendar(CalendarUnit.DAY, BERLIN), 7),
        new DerivedWindow.Shifted(
                new DerivedWindow.Split(new TimeWindow.Calendar(CalendarUnit.WEEK, BERLIN), 4), 60_000)
    };
    private static final TimeWindow[] OF_EVENTS = {
        new TimeWindow.Session(100, 60_000),
        new TimeWindow.Session(5_000, 86_400_000),
        new TimeWindow.Session(600_000, 600_000),
        new TimeWindow.Session(86_400_000, 90 * 86_400_000L)
    };
    private static final long YEARS = 20 * 365 * 86_400_000L;
    /** Doubles that the twin rounds elsewhere. */
    private static final Set<AggregateFunction> INEXACT =
            Set.of(Aggregates.STDDEV, Aggregates.EWMA_1H, Aggregates.ENTROPY);

    private static final int EVENTS = 200;

    static LongStream seeds() {
        return Seeds.spreadUpTo(300);
    }

    static LongStream fewSeeds() {
        return Seeds.spreadUpTo(100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void timesAgreeWithTheTwin(long seed) {
        run(seed, features(seed, Aggregates.COUNT, Aggregates.SINCE), everyLateEvent(seed));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void numbersAgreeWithTheTwin(long seed) {
        run(
                seed,
                features(
                        seed,
                        Aggregates.SUM,
                        Aggregates.AVG,
                        Aggregates.MIN,
                        Aggregates.MAX,
                        Aggregates.STDDEV,
                        Aggregates.EWMA_1H),
                everyLateEvent(seed));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void valuesAgreeWithTheTwin(long seed) {
        run(
                seed,
                features(
                        seed, Aggregates.LAST, Aggregates.FIRST, Aggregates.MODE, Aggregates.TOP_3, Aggregates.ENTROPY),
                everyLateEvent(seed));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void distinctValuesAgreeWithTheTwin(long seed) {
        TimeWindow window = WINDOWS[(int) (seed % WINDOWS.length)];
        run(seed, List.of(feature(Aggregates.DISTINCT, window)), everyLateEvent(seed));
        TimeWindow session = OF_EVENTS[(int) (seed % OF_EVENTS.length)];
        run(
                seed,
                List.of(feature(Aggregates.DISTINCT, session), feature(Aggregates.FIRST, session)),
                everyLateEvent(seed));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void quantilesAgreeWithTheTwin(long seed) {
        TimeWindow window = WINDOWS[(int) (seed % WINDOWS.length)];
        AggregateFunction percentile = new Percentile(0.5 + (seed % 300) * 99.0 / 300);
        run(seed, List.of(feature(Aggregates.MEDIAN, window), feature(percentile, window)), everyLateEvent(seed));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("fewSeeds")
    void latestValuesAgreeWithTheTwinThoughLittleIsKept(long seed) {
        run(seed, features(seed, Aggregates.LAST), someLateEvents(seed));
        run(seed, features(seed, Aggregates.SINCE), someLateEvents(seed));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("fewSeeds")
    void whatIsNotTooLateAgreesWithTheTwinWhileOldEntriesAreForgotten(long seed) {
        run(seed, features(seed, Aggregates.COUNT, Aggregates.SINCE), someLateEvents(seed));
        run(seed, features(seed, Aggregates.SUM, Aggregates.STDDEV), someLateEvents(seed));
        run(seed, features(seed, Aggregates.EWMA_1H), someLateEvents(seed));
        run(seed, features(seed, Aggregates.FIRST, Aggregates.MODE, Aggregates.ENTROPY), someLateEvents(seed));
        run(seed, List.of(feature(Aggregates.DISTINCT, WINDOWS[2])), someLateEvents(seed));
        run(seed, List.of(feature(Aggregates.MEDIAN, WINDOWS[2])), someLateEvents(seed));
        run(seed, List.of(feature(Aggregates.DISTINCT, WINDOWS[7])), someLateEvents(seed));
    }

    private static SeriesLimits everyLateEvent(long seed) {
        return new SeriesLimits(4 + (int) (seed % 30), YEARS, 1_000_000, 1_000_000, 100, 4_096);
    }

    private static SeriesLimits someLateEvents(long seed) {
        return new SeriesLimits(4 + (int) (seed % 30), 100L << (seed % 28), 1_000_000, 1_000_000, 100, 4_096);
    }

    /** Up to three windows for each form. */
    private static List<FeatureDefinition> features(long seed, AggregateFunction... forms) {
        SplittableRandom random = new SplittableRandom(seed);
        List<FeatureDefinition> features = new ArrayList<>();
        for (AggregateFunction form : forms) {
            for (int i = 0; i < 3; i++) {
                boolean isSplit = !INEXACT.contains(form) && random.nextInt(6) == 0;
                features.add(feature(form, isSplit ? SPLIT[random.nextInt(SPLIT.length)] : window(random)));
            }
        }
        return features;
    }

    private static TimeWindow window(SplittableRandom random) {
        return random.nextInt(3) == 0
                ? OF_EVENTS[random.nextInt(OF_EVENTS.length)]
                : WINDOWS[random.nextInt(WINDOWS.length)];
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("fewSeeds")
    void sessionsWithOneGapThatLookBackDifferentlyFarAgreeWithTheTwin(long seed) {
        long gap = new SplittableRandom(seed).nextInt(2) == 0 ? 5_000 : 600_000;
        TimeWindow[] sessions = {
            new TimeWindow.Session(gap, 2 * gap),
            new TimeWindow.Session(gap, 40 * gap),
            new TimeWindow.Session(gap, 30 * 86_400_000L)
        };
        List<FeatureDefinition> features = new ArrayList<>();
        for (TimeWindow session : sessions) {
            features.add(feature(Aggregates.COUNT, session));
        }
        run(seed, features, everyLateEvent(seed));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("fewSeeds")
    void whatIsKeptForeverAgreesWithTheTwin(long seed) {
        TimeWindow forever = new TimeWindow.Forever(YEARS);
        SeriesLimits limits = someLateEvents(seed);
        run(seed, List.of(feature(Aggregates.FIRST, forever)), everyLateEvent(seed));
        run(seed, List.of(feature(Aggregates.LAST, forever)), limits);
        run(seed, List.of(feature(Aggregates.COUNT, forever), feature(Aggregates.SINCE, forever)), limits);
        run(
                seed,
                List.of(
                        feature(Aggregates.SUM, forever),
                        feature(Aggregates.MIN, forever),
                        feature(Aggregates.MAX, forever),
                        feature(Aggregates.STDDEV, forever)),
                limits);
    }

    private static FeatureDefinition feature(AggregateFunction form, TimeWindow window) {
        return new FeatureDefinition(form, EventType.CLICK, List.of("ip"), "", "click.price", window, true);
    }

    private static void run(long seed, List<FeatureDefinition> features, SeriesLimits limits) {
        SplittableRandom random = new SplittableRandom(~seed);
        Retention retention = Retention.of(features, limits);
        SegmentsInMemory store = new SegmentsInMemory();
        NaiveSeries twin = new NaiveSeries();
        Series series = Series.of(features.get(0).series());
        for (RandomArrivals.Arrival arrival : new RandomArrivals(seed).list(series.kind(), EVENTS)) {
            boolean isTooLate = !series.isEmpty() && arrival.millis() < series.latestMillis() - limits.lateMillis();
            FeatureDefinition feature = features.get(random.nextInt(features.size()));
            if (!isTooLate) {
                agree(feature, arrival.millis(), series, twin, store);
            }
            series.add(arrival.millis(), arrival.value(), retention, store);
            twin.add(arrival.millis(), arrival.value());
            if (!isTooLate) {
                agree(feature, arrival.millis(), series, twin, store);
                agree(features.get(random.nextInt(features.size())), arrival.millis(), series, twin, store);
            }
            series = random.nextInt(10) == 0 ? SegmentsInMemory.reread(series) : series;
        }
    }

    private static void agree(
            FeatureDefinition feature, long atMillis, Series series, NaiveSeries twin, SegmentStore store) {
        AggregateFunction form = feature.function();
        Value actual = series.evaluate(form, feature.window(), atMillis, store);
        Value expected = twin.evaluate(form, feature.window(), atMillis);
        if (INEXACT.contains(form) && expected instanceof Value.Real number) {
            double most = form == Aggregates.EWMA_1H ? largest(twin, feature.window(), atMillis) : number.value();
            assertThat(((Value.Real) actual).value())
                    .as(feature.toString())
                    .isCloseTo(number.value(), within(1e-9 * most));
        } else {
            assertThat(actual).as("%s at %d", feature, atMillis).isEqualTo(expected);
        }
    }

    private static double largest(NaiveSeries twin, TimeWindow window, long atMillis) {
        double least = ((Value.Real) twin.evaluate(Aggregates.MIN, window, atMillis)).value();
        double most = ((Value.Real) twin.evaluate(Aggregates.MAX, window, atMillis)).value();
        return Math.max(Math.abs(least), Math.abs(most));
    }
}
