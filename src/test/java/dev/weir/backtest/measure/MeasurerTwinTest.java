package dev.weir.backtest.measure;

import static dev.weir.engine.Payment.payment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.Seeds;
import dev.weir.backtest.measure.NaiveMeasurer.Kept;
import dev.weir.events.Transaction;
import dev.weir.events.answer.Decision;
import dev.weir.io.history.label.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Counting as history passes gives what looking at all of it again would, on random decisions and labels. */
final class MeasurerTwinTest {
    private static final long DAY = 86_400_000;
    private static final int PAYMENTS = 400;
    private static final List<Label> LABELS = List.of(Label.values());

    static LongStream seeds() {
        return Seeds.upTo(30);
    }

    /** What happened by chance. */
    private static final class Story {
        private final Random random;
        private final List<MeasuredRule> rules = new ArrayList<>();
        private final NaiveMeasurer naive = new NaiveMeasurer();
        private final Measurer measurer;

        Story(long seed) {
            random = new Random(seed);
            int count = 1 + random.nextInt(6);
            for (int i = 0; i < count; i++) {
                rules.add(new MeasuredRule(
                        "r-" + i,
                        1,
                        random.nextInt(3) == 0 ? "shadow" : "live",
                        random.nextInt(6) == 0 ? "" : random.nextBoolean() ? "REVIEW" : "BLOCK"));
            }
            measurer = new Measurer(rules, true);
        }

        void happen() {
            long at = 1_700_000_000_000L;
            for (int i = 0; i < PAYMENTS; i++) {
                at += random.nextInt(40) == 0 ? 2 * DAY : random.nextInt(600_000);
                Transaction payment = payment("t-" + i)
                        .at(at)
                        .by("c-" + random.nextInt(50))
                        .of(random.nextInt(1_000))
                        .event();
                Label label = LABELS.get(random.nextInt(LABELS.size()));
                List<Decision> decisions = new ArrayList<>();
                for (int subject = 0; subject <= random.nextInt(2); subject++) {
                    decisions.add(MadeDecision.of(payment, "d-" + subject, some("live"), some("shadow")));
                }
                measurer.take(payment, label, decisions);
                naive.take(payment, label, decisions);
                if (random.nextInt(10) == 0) {
                    measurer.take(payment, label, List.of()); // a repetition, which is not decided again
                }
            }
        }

        private List<MeasuredRule> some(String mode) {
            return rules.stream()
                    .filter(rule -> rule.mode().equals(mode) && random.nextInt(4) == 0)
                    .toList();
        }

        private boolean decidesLive(Kept kept, String besides) {
            return rules.stream()
                    .anyMatch(rule -> rule.isLive()
                            && rule.decides()
                            && !rule.id().equals(besides)
                            && kept.live().containsKey(rule.id()));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyNumberIsThatOfLookingAgain(long seed) {
        Story story = new Story(seed);
        story.happen();

        assertThat(story.measurer.transactions()).isEqualTo(PAYMENTS);
        assertThat(story.measurer.matched())
                .isEqualTo(story.naive.where(kept -> kept.label() != Label.NONE).size());
        for (RuleResult result : story.measurer.rules()) {
            List<Kept> hits = story.naive.hits(result.id());
            assertThat(result.measures().alerts()).isEqualTo(story.naive.alerts(result.id()));
            compare(result.measures(), hits, story.naive);
            boolean decides = !result.outcome().isEmpty();
            List<Kept> alone = hits.stream()
                    .filter(kept -> decides && !story.decidesLive(kept, result.id()))
                    .toList();
            assertThat(result.marginal())
                    .isEqualTo(new RuleResult.Marginal(
                            alone.size(),
                            alone.stream().filter(Kept::isFraud).count(),
                            NaiveMeasurer.amount(
                                    alone.stream().filter(Kept::isFraud).toList()),
                            NaiveMeasurer.amount(
                                    alone.stream().filter(Kept::isGood).toList())));
            assertThat(result.alertsByDay().stream().mapToLong(Long::longValue).sum())
                    .isEqualTo(result.measures().alerts());
        }
        compare(story.measurer.all(), story.naive.where(kept -> kept.decided() > 0), story.naive);
    }

    private static void compare(Measures measures, List<Kept> hits, NaiveMeasurer naive) {
        long caught = hits.stream().filter(Kept::isFraud).count();
        long insulted = hits.stream().filter(Kept::isGood).count();
        Measures.Truth truth = measures.truth().orElseThrow();
        assertThat(measures.hits()).isEqualTo(hits.size());
        assertThat(measures.amountHit()).isCloseTo(NaiveMeasurer.amount(hits), within(1e-6));
        assertThat(truth.precision().right()).isEqualTo(caught);
        assertThat(truth.precision().of()).isEqualTo(caught + insulted);
        assertThat(truth.recall().right()).isEqualTo(caught);
        assertThat(truth.recall().of()).isEqualTo(naive.where(Kept::isFraud).size());
        assertThat(truth.falsePositivesPerFraud().orElse(-1.0))
                .isEqualTo(caught == 0 ? -1.0 : (double) insulted / caught);
        assertThat(truth.amountCaught())
                .isEqualTo(
                        NaiveMeasurer.amount(hits.stream().filter(Kept::isFraud).toList()));
        assertThat(truth.amountInsulted())
                .isEqualTo(
                        NaiveMeasurer.amount(hits.stream().filter(Kept::isGood).toList()));
        assertThat(truth.precision().low())
                .isLessThanOrEqualTo(truth.precision().value());
        assertThat(truth.recall().high()).isGreaterThanOrEqualTo(truth.recall().value());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theMatrixIsThatOfTheSetsOfTheirHits(long seed) {
        Story story = new Story(seed);
        story.happen();

        Overlap overlap = story.measurer.overlap();
        for (int i = 0; i < overlap.rules().size(); i++) {
            for (int j = 0; j < overlap.rules().size(); j++) {
                String one = overlap.rules().get(i);
                String other = overlap.rules().get(j);
                assertThat(overlap.both().get(i).get(j))
                        .isEqualTo(story.naive
                                .where(kept -> kept.isHitBy(one) && kept.isHitBy(other))
                                .size());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void daysAreWithoutGapsAndAddUp(long seed) {
        Story story = new Story(seed);
        story.happen();

        List<DayResult> days = story.measurer.days();
        for (int i = 0; i < days.size(); i++) {
            DayResult day = days.get(i);
            assertThat(day.day()).isEqualTo(days.get(0).day().plusDays(i));
            List<Kept> its = story.naive.where(kept -> kept.day().equals(day.day()));
            assertThat(day)
                    .isEqualTo(new DayResult(
                            day.day(),
                            its.size(),
                            its.stream().mapToLong(Kept::decided).sum(),
                            its.stream().filter(kept -> kept.decided() > 0).count(),
                            its.stream().filter(Kept::isFraud).count(),
                            its.stream()
                                    .filter(kept -> kept.isFraud() && kept.decided() > 0)
                                    .count()));
        }
        assertThat(NaiveMeasurer.days(story.naive.where(kept -> true)))
                .allSatisfy(day -> assertThat(days).extracting(DayResult::day).contains(day));
    }
}
