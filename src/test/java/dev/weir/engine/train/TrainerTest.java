package dev.weir.engine.train;

import static dev.weir.engine.train.ScoredPayment.payment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Bytes;
import dev.weir.models.online.OnlineLearner;
import dev.weir.models.online.OnlineLearnerCodec;
import dev.weir.models.online.OnlineSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one model learns, and when that becomes a version. */
final class TrainerTest {
    private static final String DOCUMENT =
            "{\"model\":\"card-fraud\",\"version\":%d,\"rate\":%s,\"labels\":%d,\"inputs\":{\"a\":1,\"b\":2}%s}";

    private Trainer trainer = new Trainer("card-fraud", new Learning(), new PlainReading());
    private final SplittableRandom random = new SplittableRandom(17);

    @Test
    void theWeightsThatArePublishedAreThoseOfALearnerThatSawTheSameExamples() {
        OnlineLearner alone = new OnlineLearner(settings(0.1), 2);
        live(document(3, 0.1, 50, ""));

        List<Publication> published = learn(100, alone);

        assertThat(published).extracting(Publication::key).containsOnly("card-fraud/shadow");
        assertThat(published).extracting(Publication::version).containsExactly(4, 5);
        assertThat(published.get(1).document())
                .contains("\"version\":5")
                .contains("\"bias\":" + alone.weights().bias())
                .contains("\"a\":" + alone.weights().weights().get(0))
                .contains("\"mode\":\"shadow\"");
    }

    @Test
    void theSameExamplesGiveTheSameVersionsAfterASnapshotAtAnyPlace() {
        live(document(3, 0.1, 10, promote(20)));
        for (int i = 0; i < 35; i++) {
            trainer.learn(example(i));
        }
        Trainer restored = restored(trainer);

        for (int i = 35; i < 100; i++) {
            LabelledExample next = example(i);
            assertThat(restored.learn(next)).isEqualTo(trainer.learn(next));
        }
        assertThat(Bytes.of(new LearningCodec(), restored.state()))
                .isEqualTo(Bytes.of(new LearningCodec(), trainer.state()));
    }

    @Test
    void aChangedLearningRateGoesOnWithWhatWasLearnedAndOtherInputsBeginAnew() {
        live(document(3, 0.1, 1_000, ""));
        learn(20, new OnlineLearner(settings(0.1), 2));

        live(document(4, 0.5, 1_000, ""));
        assertThat(trainer.state().learner.orElseThrow().labels()).isEqualTo(20);
        assertThat(trainer.state().learner.orElseThrow().settings()).isEqualTo(settings(0.5));

        live(document(5, 0.5, 1_000, ",\"structure\":\"s2\""));
        assertThat(trainer.state().learner.orElseThrow().labels()).isZero();
        trainer.learn(example(1));
        assertThat(trainer.state().counts.ofOthers()).isEqualTo(1);
    }

    @Test
    void aLearnerBeginsWithTheWeightsOfItsDocument() {
        live(document(3, 0.1, 1, ",\"bias\":-2.5"));

        assertThat(trainer.state().learner.orElseThrow().weights().bias()).isCloseTo(-2.5, within());
    }

    @Test
    void aVersionIsPublishedAfterATimeOfLabelsToo() {
        live(document(3, 0.1, 1_000, ",\"every\":60000"));

        assertThat(trainer.learn(labelled(payment("a"), 0, true))).isEmpty();
        assertThat(trainer.learn(labelled(payment("b"), 59_999, true))).isEmpty();
        assertThat(trainer.learn(labelled(payment("c"), 60_000, true))).isPresent();
        assertThat(trainer.learn(labelled(payment("d"), 119_999, true))).isEmpty();
    }

    @Test
    void aChallengerBecomesLiveOnceEnoughLabelsSayThatItIsAsGood() {
        live(document(3, 0.1, 10, promote(20)));
        List<Publication> published = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            ScoredPayment scored = payment("t" + i).by(3, Double.NaN, i % 2 == 0 ? 0.8 : 0.3);
            trainer.learn(labelled(scored, i, i % 2 == 0)).ifPresent(published::add);
        }

        assertThat(published)
                .extracting(Publication::key)
                .containsExactly("card-fraud/shadow", "card-fraud", "card-fraud/shadow");
        assertThat(published.get(1).document())
                .doesNotContain("\"mode\"")
                .contains("\"version\":5", "\"measured\":{\"auc\":1.0,\"labels\":20}");
        assertThat(published.get(2).document()).doesNotContain("measured");
    }

    @ParameterizedTest(name = "the live one says nothing: {0}")
    @ValueSource(booleans = {false, true})
    void aChallengerThatIsWorseThanTheLiveOneOrThanChanceStaysInShadow(boolean silent) {
        live(document(3, 0.1, 10, promote(20) + (silent ? "" : ",\"bias\":0.1")));

        for (int i = 0; i < 60; i++) {
            boolean fraud = i % 2 == 0;
            ScoredPayment scored =
                    payment("t" + i).by(3, silent ? Double.NaN : fraud ? 0.9 : 0.1, fraud == (i % 3 == 0) ? 0.9 : 0.1);
            trainer.learn(labelled(scored, i, fraud)).ifPresent(made -> {
                assertThat(made.key()).isEqualTo("card-fraud/shadow");
                assertThat(made.document()).contains("\"measured\":{\"auc\":0.", silent ? "" : ",\"liveAuc\":1.0,");
            });
        }
        assertThat(trainer.state().comparedLabels).isEqualTo(60);
    }

    @Test
    void whoeverPutsAnotherVersionLiveHasItComparedFromThenOn() {
        live(document(3, 0.1, 1_000, promote(20) + ",\"bias\":0.1"));
        for (int i = 0; i < 15; i++) {
            trainer.learn(labelled(payment("t" + i).by(3, 0.2, 0.8), i, true));
        }

        live(document(9, 0.1, 1_000, promote(20) + ",\"bias\":0.2"));

        assertThat(trainer.state().comparedLabels).isZero();
        trainer.learn(labelled(payment("u").by(3, 0.2, 0.8), 20, true)); // a score of before
        assertThat(trainer.state().comparedLabels).isZero();
        trainer.learn(labelled(payment("v").by(9, 0.2, 0.8), 21, true));
        assertThat(trainer.state().comparedLabels).isEqualTo(1);
    }

    @Test
    void theNextVersionIsAboveAllThatWereSeen() {
        live(document(3, 0.1, 1, ""));
        challenger(document(41, 0.1, 1, ""));

        assertThat(trainer.learn(labelled(payment("a"), 0, true)).orElseThrow().version())
                .isEqualTo(42);
    }

    @Test
    void nothingIsPublishedWhileAChallengerOfAPersonIsInForceThatIsOffOrAnother() {
        live(document(3, 0.1, 1, ""));
        challenger(document(4, 0.1, 1, ",\"mode\":\"off\""));
        assertThat(trainer.learn(labelled(payment("a"), 0, true))).isEmpty();
        challenger(document(5, 0.1, 1, ",\"structure\":\"s2\""));
        assertThat(trainer.learn(labelled(payment("b"), 1, true))).isEmpty();
        challenger(document(6, 0.1, 1, ",\"kind\":\"logistic\""));
        assertThat(trainer.learn(labelled(payment("c"), 2, true))).isEmpty();

        trainer.receive(new ModelChange("card-fraud", true, Optional.empty()));

        assertThat(trainer.learn(labelled(payment("d"), 3, true))).isPresent();
        assertThat(trainer.state().counts.learned()).isEqualTo(4);
    }

    @Test
    void itsOwnVersionsComingBackChangeNothing() {
        live(document(3, 0.1, 2, ""));
        trainer.learn(labelled(payment("a"), 0, true));
        Publication published = trainer.learn(labelled(payment("b"), 1, false)).orElseThrow();
        byte[] before =
                Bytes.of(new OnlineLearnerCodec(), trainer.state().learner.orElseThrow());

        challenger(published.document());

        assertThat(Bytes.of(new OnlineLearnerCodec(), trainer.state().learner.orElseThrow()))
                .isEqualTo(before);
        assertThat(trainer.state().counts.newest()).isEqualTo(4);
        assertThat(trainer.learn(labelled(payment("c"), 2, true))).isEmpty();
    }

    @Test
    void aChallengerKeepsItsRolloutAndIsTheOneThatIsTrainedIfThereIsNoLiveOne() {
        challenger(document(1, 0.1, 1, ",\"rollout\":20"));

        Publication published = trainer.learn(labelled(payment("a"), 0, true)).orElseThrow();

        assertThat(published.key()).isEqualTo("card-fraud/shadow");
        assertThat(published.document()).contains("\"rollout\":20");
    }

    @Test
    void afterAFailureTheSameVersionsArePublishedAgainThoughTheyAreInForceAlready() {
        live(document(3, 0.1, 10, promote(20)));
        List<Publication> first = new ArrayList<>();
        Trainer saved = restored(trainer);
        List<LabelledExample> examples = IntStream.range(0, 60)
                .mapToObj(i -> labelled(payment("t" + i).by(3, Double.NaN, i % 2 == 0 ? 0.8 : 0.3), i, i % 2 == 0))
                .toList();
        examples.forEach(next -> trainer.learn(next).ifPresent(made -> {
            first.add(made);
            trainer.receive(new ModelChange("card-fraud", made.key().endsWith("shadow"), Optional.of(made.document())));
        }));

        trainer = saved;
        first.forEach(made -> trainer.receive(
                new ModelChange("card-fraud", made.key().endsWith("shadow"), Optional.of(made.document()))));
        List<Publication> again = new ArrayList<>();
        examples.forEach(next -> trainer.learn(next).ifPresent(again::add));

        assertThat(again).isEqualTo(first).extracting(Publication::key).contains("card-fraud", "card-fraud/shadow");
    }

    @Test
    void aCorrectionIsLearnedAndNotMeasured() {
        live(document(3, 0.1, 1_000, ""));
        ScoredPayment scored = payment("a").by(3, 0.4, Double.NaN);
        trainer.learn(labelled(scored, 0, true));
        trainer.learn(new LabelledExample(scored.at(0, 1, 2), 5, false, true));

        assertThat(trainer.state().counts.learned()).isEqualTo(2);
        assertThat(trainer.state().counts.corrected()).isEqualTo(1);
        assertThat(trainer.state().watched.size()).isEqualTo(1);
    }

    @Test
    void whatIsInForceAtAStartCountsOnlyIfNothingIsKnown() {
        trainer.receive(new ModelChange("card-fraud", false, Optional.of(document(3, 0.1, 1, "")), false));
        assertThat(trainer.isReady()).isTrue();

        trainer.receive(new ModelChange("card-fraud", false, Optional.of(document(2, 0.1, 1, "")), false));

        assertThat(trainer.state().liveDocument).contains(document(3, 0.1, 1, ""));
    }

    @Test
    void aModelWithoutADocumentOrInModeOffIsNotReady() {
        assertThat(trainer.isReady()).isFalse();
        live(document(3, 0.1, 1, ",\"mode\":\"off\""));
        assertThat(trainer.isReady()).isFalse();
        live(document(4, 0.1, 1, ""));
        assertThat(trainer.isReady()).isTrue();
        trainer.receive(new ModelChange("card-fraud", false, Optional.empty()));
        assertThat(trainer.state().isOver()).isTrue();
    }

    private static Trainer restored(Trainer from) {
        return new Trainer("card-fraud", Bytes.there(new LearningCodec(), from.state()), new PlainReading());
    }

    private List<Publication> learn(int count, OnlineLearner alone) {
        List<Publication> published = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            LabelledExample next = example(i);
            alone.learn(next.example().inputs(), next.positive(), 1);
            trainer.learn(next).ifPresent(published::add);
        }
        return published;
    }

    private LabelledExample example(int i) {
        boolean fraud = random.nextInt(4) == 0;
        double amount = random.nextDouble() * (fraud ? 300 : 100);
        ScoredPayment scored = payment("t" + i).by(3, random.nextDouble(), random.nextDouble());
        return new LabelledExample(scored.at(i, amount, random.nextInt(3)), i, fraud, false);
    }

    private static LabelledExample labelled(ScoredPayment scored, long labelMillis, boolean fraud) {
        return new LabelledExample(scored.at(0, 1, 2), labelMillis, fraud, false);
    }

    private static OnlineSettings settings(double rate) {
        return new OnlineSettings(rate, 0, 0, 0, 1, 1);
    }

    private static String document(int version, double rate, int labels, String more) {
        return DOCUMENT.formatted(version, rate, labels, more);
    }

    private static String promote(int labels) {
        return ",\"promote\":" + labels;
    }

    private static Offset<Double> within() {
        return Offset.offset(1e-6);
    }

    private void live(String document) {
        trainer.receive(new ModelChange("card-fraud", false, Optional.of(document)));
    }

    private void challenger(String document) {
        trainer.receive(new ModelChange("card-fraud", true, Optional.of(document)));
    }
}
