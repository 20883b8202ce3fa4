package dev.weir.engine.train;

import static dev.weir.engine.train.ScoredPayment.payment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Bytes;
import dev.weir.engine.score.Example;
import dev.weir.models.Anomaly;
import dev.weir.models.forest.ForestLearner;
import dev.weir.models.forest.ForestSampleCodec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a model learns that needs no labels, and when that becomes a version. */
final class ForestTrainerTest {
    private static final String DOCUMENT =
            "{\"model\":\"card-fraud\",\"version\":%d,\"kind\":\"anomaly\",\"labels\":%d,\"inputs\":{\"a\":1,\"b\":2}%s}";
    private static final long END = Long.MAX_VALUE;

    private Trainer trainer = new Trainer("card-fraud", new Learning(), new PlainReading());

    @Test
    void theSampleThatIsPublishedInShadowIsThatOfTheSecondsUpToThen() {
        live(document(3, 100, ""));
        List<Publication> published = new ArrayList<>();
        ForestLearner alone = new ForestLearner(new Anomaly(5, 32, 0.01, 7, ""), 2);
        for (int i = 0; i < 250; i++) {
            trainer.show(example(i)); // ten a second
            alone.show("t" + i, i * 100L, example(i).inputs());
            published.addAll(trainer.pass(i * 100L));
        }

        assertThat(published).extracting(Publication::key).containsOnly("card-fraud/shadow");
        assertThat(published).extracting(Publication::version).containsExactly(4, 5);
        while (alone.seen() < 200) {
            assertThat(alone.passNext(END)).isPresent();
        }
        assertThat(published.get(1).document())
                .contains("\"version\":5", "\"learned\":200", "\"mode\":\"shadow\"")
                .contains("\"learned\":\"" + ForestSampleCodec.text(alone.sample(32)) + "\"");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {1, 2, 3})
    void inWhateverOrderExamplesComeTheVersionsAreTheSame(int seed) {
        live(document(3, 100, promoteEvents(300)));
        examples(1_000).forEach(trainer::show);
        List<Publication> ordered = trainer.pass(END);

        trainer = new Trainer("card-fraud", new Learning(), new PlainReading());
        live(document(3, 100, promoteEvents(300)));
        List<Example> shuffled = examples(1_000);
        Collections.shuffle(shuffled, new Random(seed));
        shuffled.forEach(trainer::show);

        assertThat(trainer.pass(END)).isEqualTo(ordered).hasSize(10);
        assertThat(ordered.subList(0, 4))
                .extracting(Publication::key)
                .containsExactly("card-fraud/shadow", "card-fraud/shadow", "card-fraud", "card-fraud");
    }

    @ParameterizedTest(name = "after {0} of 400 examples")
    @ValueSource(ints = {0, 7, 150, 399})
    void theSameExamplesGiveTheSameVersionsAfterASnapshotAtAnyPlace(int at) {
        live(document(3, 50, ""));
        for (int i = 0; i < at; i++) {
            trainer.show(example(i));
            trainer.pass(i * 100L);
        }
        Trainer restored = restored();
        for (int i = at; i < 400; i++) {
            trainer.show(example(i));
            restored.show(example(i));
            assertThat(restored.pass(i * 100L)).isEqualTo(trainer.pass(i * 100L));
        }
        assertThat(Bytes.of(new LearningCodec(), restored.state()))
                .isEqualTo(Bytes.of(new LearningCodec(), trainer.state()));
    }

    @Test
    void aVersionIsPublishedAfterATimeOfEventsTooAndNeverOfFewerThanAForestNeeds() {
        live(document(3, 1_000_000, ",\"every\":60000"));

        trainer.show(payment("first").at(0, 1, 2));
        trainer.show(payment("second").at(90_000, 1, 2));
        assertThat(trainer.pass(100_000)).as("two rows are no forest").isEmpty();
        for (int i = 0; i < 14; i++) {
            trainer.show(payment("t" + i).at(100_500, i, 2));
        }
        assertThat(trainer.pass(100_998)).isEmpty();
        assertThat(trainer.pass(100_999)).hasSize(1);
        trainer.show(payment("later").at(160_999, 1, 2));
        assertThat(trainer.pass(160_998)).isEmpty();
        assertThat(trainer.pass(END)).hasSize(1);
    }

    @Test
    void otherSettingsGoOnWithWhatWasLearnedAndOtherInputsOrAnotherKindBeginAnew() {
        live(document(3, 1_000, ""));
        show(100);
        live(document(4, 1_000, ",\"forest\":{\"decay\":0.05,\"samples\":20}"));
        assertThat(trainer.learned()).isEqualTo(100);
        assertThat(forest().size()).isEqualTo(20);

        live(document(5, 1_000, ",\"structure\":\"s2\""));
        assertThat(trainer.learned()).isZero();
        assertThat(forest().seen()).isZero();

        live(document(6, 1_000, "").replace("anomaly", "online"));
        assertThat(trainer.state().forest).isEmpty();
        assertThat(trainer.state().learner).isPresent();
        assertThat(trainer.pass(END)).isEmpty();
    }

    @Test
    void aModelThatIsSwitchedOffPublishesNothingAndGoesOnWhereItWasWhenItIsBack() {
        live(document(3, 100, ""));
        show(90);
        live(document(4, 100, ",\"mode\":\"off\""));
        trainer.show(payment("in flight").at(9_500, 1, 2));
        for (int i = 0; i < 10; i++) {
            trainer.show(payment("u" + i).at(9_600, 1, 2));
        }
        assertThat(trainer.pass(20_000)).isEmpty();

        live(document(5, 100, ""));
        trainer.show(payment("back").at(30_000, 1, 2));
        assertThat(trainer.pass(END)).extracting(Publication::version).containsExactly(6);
        assertThat(trainer.learned()).isEqualTo(102);
    }

    @Test
    void aModelThatWasRemovedIsForgotten() {
        live(document(3, 100, ""));
        show(50);
        trainer.receive(new ModelChange("card-fraud", false, Optional.empty()));

        assertThat(trainer.state().isOver()).isTrue();
        assertThat(trainer.pass(END)).isEmpty();
    }

    @Test
    void examplesThatAreThereBeforeTheirDocumentWaitForItUpToABound() {
        for (int i = 0; i < Learning.MOST_EARLY + 50; i++) {
            trainer.show(example(i));
        }
        assertThat(trainer.state().isOver()).isFalse();
        trainer = restored();
        live(document(3, 1_000_000, ""));
        trainer.pass(END);

        assertThat(trainer.learned()).isEqualTo(Learning.MOST_EARLY);
        assertThat(trainer.state().early).isEmpty();
    }

    @Test
    void examplesThatNoDocumentComesForAreForgotten() {
        trainer.show(payment("a").at(1_000, 1, 2));
        trainer.pass(1_000 + Learning.EARLY_MILLIS);
        assertThat(trainer.state().isOver()).isFalse();
        trainer.pass(1_001 + Learning.EARLY_MILLIS);

        assertThat(trainer.state().isOver()).isTrue();
    }

    @Test
    void labelsMeasureItAndTeachItNothing() {
        live(document(3, 100, ",\"promote\":20"));
        show(150);
        Publication first = trainer.pass(END).get(0);
        for (int i = 0; i < 40; i++) {
            ScoredPayment scored = payment("t" + i).by(3, Double.NaN, i % 2 == 0 ? 0.8 : 0.3);
            assertThat(trainer.learn(new LabelledExample(scored.at(i, 1, 2), i, i % 2 == 0, false)))
                    .isEmpty();
        }
        show(150, 300);
        List<Publication> after = trainer.pass(END);

        assertThat(first.key()).isEqualTo("card-fraud/shadow");
        assertThat(after).extracting(Publication::key).containsExactly("card-fraud");
        assertThat(after.get(0).document()).contains("\"measured\":{\"auc\":1.0,\"labels\":40}", "\"learned\":300");
        assertThat(TrainingFigures.of(trainer).events()).isEqualTo(300);
        assertThat(TrainingFigures.of(trainer).learned()).isZero();
    }

    @Test
    void itGoesOnFromTheSampleOfItsDocumentAndAnewWhereThatIsNoneOfItsInputs() {
        ForestLearner earlier = new ForestLearner(new Anomaly(5, 32, 0.01, 7, ""), 2);
        for (int i = 0; i < 500; i++) {
            earlier.learn(i, new double[] {i, 0});
        }
        String learned = ForestSampleCodec.text(earlier.sample(32));
        live(document(3, 100, ",\"forest\":{\"learned\":\"" + learned + "\"}"));
        assertThat(forest().size()).isEqualTo(32);
        assertThat(forest().seen()).isEqualTo(500);

        live(document(4, 100, ",\"structure\":\"s2\",\"forest\":{\"learned\":\"nonsense\"}"));
        assertThat(forest().size()).isZero();
    }

    @Test
    void aVersionHasAsManyRowsAsADocumentHasRoomFor() {
        live(document(3, 2_000, ",\"forest\":{\"samples\":1024,\"decay\":0}"));
        for (int i = 0; i < 2_000; i++) {
            trainer.show(payment("t" + i).at(0, Math.sin(i), Math.cos(i)));
        }
        Publication published = trainer.pass(END).get(0);

        assertThat(forest().size()).isEqualTo(1_024);
        assertThat(published.utf8().length).isBetween(9_600, new PlainReading().mostBytes());
    }

    @Test
    void whatAPersonPushedAsTheChallengerStays() {
        live(document(3, 100, ""));
        trainer.receive(new ModelChange(
                "card-fraud", true, Optional.of(document(9, 100, "").replace("anomaly", "logistic"))));
        show(500);

        assertThat(trainer.pass(END)).isEmpty();
    }

    private void show(int count) {
        show(0, count);
    }

    private void show(int from, int to) {
        for (int i = from; i < to; i++) {
            trainer.show(example(i));
        }
        if (to < 150) {
            trainer.pass(to * 100L);
        }
    }

    private ForestLearner forest() {
        return trainer.state().forest.orElseThrow();
    }

    private Trainer restored() {
        return new Trainer("card-fraud", Bytes.there(new LearningCodec(), trainer.state()), new PlainReading());
    }

    private void live(String document) {
        trainer.receive(new ModelChange("card-fraud", false, Optional.of(document)));
    }

    private static List<Example> examples(int count) {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            examples.add(example(i));
        }
        return examples;
    }

    private static Example example(int i) {
        return payment("t" + i).at(i * 100L, Math.sin(i) * 100, i % 7 == 0 ? Double.NaN : i % 3);
    }

    private static String document(int version, int events, String more) {
        return DOCUMENT.formatted(version, events, more);
    }

    private static String promoteEvents(int events) {
        return ",\"promoteEvents\":" + events;
    }
}
