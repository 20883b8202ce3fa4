package dev.weir.models.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.engine.Bytes;
import dev.weir.events.Fingerprint;
import dev.weir.models.Anomaly;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which rows are in a sample: those of a slow twin that keeps all of them, whatever the order in which they came. */
final class ForestLearnerTest {
    private static final long ALL = Long.MAX_VALUE;

    private record Shown(String id, long millis, double value) {}

    @ParameterizedTest(name = "samples {0}, decay {1}, seed {2}")
    @CsvSource({"16,0,1", "16,0.1,2", "100,0,3", "100,0.001,4", "100,0.02,5", "1000,0.0001,6", "256,0.000390625,7"})
    void theSampleIsThatOfATwinThatKeepsAllRows(int samples, double decay, long seed) {
        List<Shown> shown = rows(3_000, seed);

        ForestLearner learner = new ForestLearner(samples, 1, decay, seed);
        shown.forEach(row -> show(learner, row));
        pass(learner, ALL);

        assertThat(values(learner)).isEqualTo(twin(shown, samples, decay, seed));
        assertThat(learner.seen()).isEqualTo(3_000);
    }

    @ParameterizedTest(name = "seed {0}")
    @CsvSource({"1", "2", "3", "4", "5"})
    void theOrderOfArrivalAndTheStepsOfTheWatermarkDoNotMatter(long seed) {
        List<Shown> shown = rows(2_000, seed);
        ForestLearner ordered = new ForestLearner(64, 1, 0.005, seed);
        shown.stream().sorted(Comparator.comparingLong(Shown::millis)).forEach(row -> {
            show(ordered, row);
            pass(ordered, row.millis() - 1);
        });
        List<Shown> shuffled = new ArrayList<>(shown);
        Collections.shuffle(shuffled, new Random(seed));
        ForestLearner other = new ForestLearner(64, 1, 0.005, seed);
        shuffled.forEach(row -> show(other, row));
        pass(ordered, 100_000);
        pass(other, 100_000);

        assertThat(Bytes.of(new ForestLearnerCodec(), other)).isEqualTo(Bytes.of(new ForestLearnerCodec(), ordered));
    }

    @Test
    void eachSecondIsTakenInWhenItHasPassedAndTellsHowManyRowsItHad() {
        ForestLearner learner = new ForestLearner(16, 1, 0, 1);
        show(learner, new Shown("a", 1_999, 1));
        show(learner, new Shown("b", 1_000, 2));
        show(learner, new Shown("c", 2_000, 3));

        assertThat(learner.passNext(1_998)).isEmpty();
        assertThat(learner.size()).isZero();
        assertThat(learner.passNext(1_999)).contains(new ForestLearner.Passed(2_000, 2));
        assertThat(learner.passNext(2_998)).isEmpty();
        assertThat(learner.size()).isEqualTo(2);
        assertThat(learner.pending()).isEqualTo(1);
        assertThat(learner.passNext(2_999)).contains(new ForestLearner.Passed(3_000, 1));
        assertThat(learner.pending()).isZero();
    }

    @Test
    void aRowWhoseSecondHasPassedIsTakenInWithTheNext() {
        ForestLearner learner = new ForestLearner(16, 1, 0, 1);
        pass(learner, 9_999);
        show(learner, new Shown("late", 3_000, 1));

        assertThat(learner.passNext(10_998)).isEmpty();
        assertThat(learner.passNext(10_999)).contains(new ForestLearner.Passed(11_000, 1));
    }

    @Test
    void ofOneEventThatIsShownTwiceOneRowIsInTheSample() {
        for (boolean turned : new boolean[] {false, true}) {
            ForestLearner learner = new ForestLearner(16, 1, 0, 1);
            show(learner, new Shown("a", 1_000, turned ? 2 : 1));
            show(learner, new Shown("a", 1_000, turned ? 1 : 2));
            show(learner, new Shown("b", 1_000, 3));
            show(learner, new Shown("b", 5_000, 3));
            pass(learner, ALL);
            assertThat(values(learner)).containsExactlyInAnyOrder(1f, 3f);
        }
    }

    @ParameterizedTest(name = "after {0} of 500 rows")
    @CsvSource({"0", "1", "250", "499"})
    void itGoesOnAfterItWasWrittenAndReadAsIfNothingHadHappened(int at) {
        List<Shown> shown = rows(500, 9);
        ForestLearner undisturbed = new ForestLearner(32, 1, 0.01, 9);
        ForestLearner disturbed = new ForestLearner(32, 1, 0.01, 9);
        for (int i = 0; i < shown.size(); i++) {
            if (i == at) {
                disturbed = Bytes.there(new ForestLearnerCodec(), disturbed);
            }
            show(undisturbed, shown.get(i));
            show(disturbed, shown.get(i));
            pass(undisturbed, i * 20L);
            pass(disturbed, i * 20L);
            assertThat(disturbed.pending()).isEqualTo(undisturbed.pending());
        }

        assertThat(Bytes.of(new ForestLearnerCodec(), disturbed))
                .isEqualTo(Bytes.of(new ForestLearnerCodec(), undisturbed));
    }

    @Test
    void eachRowIsInTheSampleWithTheSameProbability() {
        double late = 0;
        for (int seed = 0; seed < 20; seed++) {
            late += shareOfLaterHalf(new ForestLearner(100, 1, 0, seed)) / 20;
        }
        assertThat(late).isEqualTo(0.5, within(0.05));
    }

    @Test
    void withDecayLaterRowsTakeThePlacesOfEarlierOnes() {
        assertThat(shareOfLaterHalf(new ForestLearner(100, 1, 0.01, 3))).isGreaterThan(0.99);
    }

    @Test
    void theAgeOfARowInTheSampleIsAboutOneThroughDecay() {
        double age = 0;
        for (int seed = 0; seed < 20; seed++) {
            ForestLearner learner = new ForestLearner(50, 1, 0.002, seed);
            for (int i = 0; i < 10_000; i++) {
                learner.learn(i, new double[] {i});
            }
            age += values(learner).stream()
                            .mapToDouble(value -> 10_000 - value)
                            .average()
                            .orElseThrow()
                    / 20;
        }
        assertThat(age).isEqualTo(500, within(60.0));
    }

    @Test
    void aSampleOfADocumentMakesRoomForNewRowsAsSoonAsTheOneItWasTakenFromWould() throws IOException {
        double ofDocument = 0;
        double ofOriginal = 0;
        for (int seed = 0; seed < 20; seed++) {
            ForestLearner original = new ForestLearner(100, 1, 0, seed);
            for (int i = 0; i < 1_000; i++) {
                original.learn(i, new double[] {0});
            }
            ForestSample written = ForestSampleCodec.ofText(ForestSampleCodec.text(original.sample(100)));
            ForestLearner from = ForestLearner.from(new Anomaly(1, 100, 0, seed, ""), written);
            assertThat(from.seen()).isEqualTo(1_000);
            for (int i = 1_000; i < 2_000; i++) {
                original.learn(i, new double[] {1});
                from.learn(i, new double[] {1});
            }
            ofOriginal += values(original).stream().mapToDouble(value -> value).sum() / 20;
            ofDocument += values(from).stream().mapToDouble(value -> value).sum() / 20;
        }
        assertThat(ofOriginal).isEqualTo(50, within(5.0));
        assertThat(ofDocument).isEqualTo(50, within(5.0));
    }

    @Test
    void otherSettingsLeaveWhatWasDrawnAsFarAsThereIsRoom() {
        ForestLearner learner = new ForestLearner(100, 1, 0, 1);
        rows(500, 1).forEach(row -> show(learner, row));
        pass(learner, ALL - 1);
        List<Float> before = values(learner);

        learner.use(new Anomaly(1, 40, 0.01, 7, ""));

        assertThat(values(learner)).isEqualTo(before.subList(0, 40));
        assertThat(learner.uses(new Anomaly(5, 40, 0.01, 7, ""))).isTrue();
    }

    @Test
    void rowsFarAheadOfTheWatermarkAreBoundedAndNoneOfThemIsLost() {
        ForestLearner learner = new ForestLearner(16, 256, 0, 1);
        double[] row = new double[256];
        int most = ForestLearner.MOST_PENDING / (256 + ForestLearner.OTHER_NUMBERS);
        for (int i = 0; i < 3 * most; i++) {
            row[0] = i;
            learner.show("t" + i, i * ForestLearner.STEP_MILLIS, row);
            assertThat(learner.pending()).isLessThanOrEqualTo(most);
        }
        assertThat(learner.pending()).isEqualTo(most);
        pass(learner, ALL);

        assertThat(learner.seen()).isEqualTo(3L * most);
        assertThat(learner.size()).isEqualTo(16);
    }

    @Test
    void hostileNumbersAndTimesAreRowsLikeOthers() {
        ForestLearner learner = new ForestLearner(64, 3, 0.1, 1);
        double[] odd = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300, -0.0, Double.MIN_VALUE};
        long[] times = {0, Long.MAX_VALUE, Long.MIN_VALUE, -1};
        for (int i = 0; i < 200; i++) {
            double[] row = {odd[i % odd.length], odd[i / 2 % odd.length], i};
            learner.show("t" + i, times[i % times.length], row);
        }
        pass(learner, ALL);

        assertThat(learner.seen()).isEqualTo(200);
        assertThat(Bytes.of(new ForestLearnerCodec(), Bytes.there(new ForestLearnerCodec(), learner)))
                .isEqualTo(Bytes.of(new ForestLearnerCodec(), learner));
        double score = CutForest.grow(learner.sample(64), 10).scorer().score(new double[] {1, Double.NaN, 1e300});
        assertThat(score).isBetween(0.0, 1.0);
    }

    /** Rows of about 20 seconds, in the order of their ids, not of their times. */
    private static List<Shown> rows(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Shown> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(new Shown("t" + i, random.nextLong(20_000), i));
        }
        return rows;
    }

    /** Ranks all rows by what the papers say, and takes the first. */
    private static List<Float> twin(List<Shown> shown, int samples, double decay, long seed) {
        Map<Long, List<Shown>> bySecond = new TreeMap<>();
        shown.forEach(row -> bySecond.computeIfAbsent(Math.floorDiv(row.millis(), 1_000L), first -> new ArrayList<>())
                .add(row));
        Map<Shown, Double> ranks = new LinkedHashMap<>();
        double weight = 0;
        for (List<Shown> second : bySecond.values()) {
            for (Shown row : second) {
                long hash = Fingerprint.of(Fingerprint.of(Fingerprint.of(row.id())) ^ seed);
                double uniform = ((hash >>> 12) + 0.5) / (1L << 52);
                ranks.put(row, StrictMath.log(-StrictMath.log(uniform)) - weight);
            }
            weight += decay * second.size();
        }
        return ranks.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .limit(samples)
                .map(entry -> (float) entry.getKey().value())
                .toList();
    }

    private static void show(ForestLearner learner, Shown row) {
        learner.show(row.id(), row.millis(), new double[] {row.value()});
    }

    private static void pass(ForestLearner learner, long watermarkMillis) {
        while (learner.passNext(watermarkMillis).isPresent()) {
            assertThat(learner.size()).isPositive();
        }
    }

    private static List<Float> values(ForestLearner learner) {
        ForestSample sample = learner.sample(Anomaly.MOST_SAMPLES);
        List<Float> values = new ArrayList<>();
        for (float value : sample.rows) {
            values.add(value);
        }
        return values;
    }

    private static double shareOfLaterHalf(ForestLearner learner) {
        for (int i = 0; i < 2000; i++) {
            learner.learn(i, new double[] {i});
        }
        return values(learner).stream().filter(value -> value >= 1000).count() / (double) learner.size();
    }
}
