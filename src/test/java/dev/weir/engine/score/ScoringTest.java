package dev.weir.engine.score;

import static dev.weir.engine.Payment.payment;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.weir.engine.Documented;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.plan.ModelPlans;
import dev.weir.engine.plan.Rulebooks;
import dev.weir.events.Attributes;
import dev.weir.events.Click;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.definition.EventDefinitions;
import dev.weir.events.definition.LabelDefinition;
import dev.weir.events.definition.Schema;
import dev.weir.io.document.DocumentForms;
import dev.weir.io.document.Documents;
import dev.weir.models.measure.InputWatch;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.expression.scope.EventScope;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is asked in one decision, and what is told about it. */
final class ScoringTest {
    private static final long SLOW_NANOS = 51_000_000;
    private static final String ASKS =
            "id: r\nversion: 1\non: transaction\nwhen: 'score(\"m\") > 0.5'\nthen: {outcome: REVIEW}";
    private static final Event PAYMENT =
            payment("t-1").at(5_000).of(60).by("c-1").event();

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Rulebooks rulebooks = Documented.rulebooks();
    private final AtomicLong nanos = new AtomicLong();
    private long epoch;

    @Test
    void aModelIsAskedOnceHoweverOftenItsScoreIsNeeded() {
        AtomicLong looks = new AtomicLong();
        Scoring scoring = Scoring.of(Schema.PLAIN, looks::incrementAndGet);
        begin(scoring, logistic(1, ""));

        assertThat(scoring.score("m")).isEqualTo(0.5).isEqualTo(scoring.score("m"));
        assertThat(scoring.finish(PAYMENT, true).answers()).hasSize(1);
        assertThat(looks).as("looks at the clock: before and after").hasValue(2);
    }

    /** Scorers may hold memory outside of the heap: none is made anew because events of another type came between. */
    @Test
    void eventsOfAnotherTypeBetweenDoNotMakeAnythingAnew() {
        Scoring scoring = scoring();
        begin(scoring, logistic(1, ""));
        ModelPlans asked = rulebooks.latest().of(EventType.TRANSACTION).models();
        Event click = new Click("e", 1, "VIEW", "c", "", "", "", "", 1, Double.NaN, "", "", Attributes.NONE);
        Scoring.Answers answers = body -> new EventScope(PAYMENT);

        long before = 0;
        for (int i = 0; i < 2_000; i++) {
            before = i == 1_000 ? THREADS.getCurrentThreadAllocatedBytes() : before;
            scoring.begin(ModelPlans.NONE, click, answers);
            scoring.begin(asked, PAYMENT, answers);
        }

        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
    }

    @Test
    void aModelThatNobodyNeedsIsNotAsked() {
        Scoring scoring = scoring();
        begin(scoring, logistic(1, ""));

        assertThat(scoring.finish(PAYMENT, true)).isEqualTo(Scored.NONE);
    }

    @Test
    void aScoreThatTakesLongerThanTheGuardAllowsIsAbsentAndOneThatTakesJustAsLongIsThere() {
        Scoring scoring = Scoring.of(Schema.PLAIN, () -> nanos.addAndGet(SLOW_NANOS));
        begin(scoring, logistic(1, "guard: {slowerThan: 50ms}"));

        assertThat(scoring.score("m")).isNaN();
        assertThat(scoring.finish(PAYMENT, true).answers())
                .extracting(ModelAnswer::fate)
                .containsExactly(Fate.SLOW);

        begin(scoring, logistic(2, "guard: {slowerThan: 51ms}"));
        assertThat(scoring.score("m")).isEqualTo(0.5);
    }

    @Test
    void aChallengerIsAskedAboutEveryEventAtItsOwnSubject() {
        Scoring scoring = scoring();
        put("m", logistic(1, ""));
        begin(scoring, "m/shadow", logistic(2, ""));
        assertThat(scoring.finish(PAYMENT, true).answers())
                .extracting(answer -> answer.model().key())
                .containsExactly("m", "m/shadow");

        begin(scoring, "m/shadow", logistic(3, ""));
        assertThat(scoring.finish(PAYMENT, false).answers()).isEmpty();
    }

    @Test
    void whereThereAreLabelsExamplesSayWhatAModelWasGivenAndWhatItSaid() {
        Scoring scoring = Scoring.of(
                new Schema(
                        Map.of(),
                        Map.of(),
                        EventDefinitions.BUILT_IN.and(List.of(new LabelDefinition("labels", 1_000)))),
                nanos::get);
        put("m", logistic(1, ""));
        begin(scoring, "m/shadow", logistic(2, "bias: 1"));

        assertThat(scoring.finish(PAYMENT, true).examples()).singleElement().satisfies(example -> {
            assertThat(example.model()).isEqualTo("m");
            assertThat(example.version()).isEqualTo(1);
            assertThat(example.transactionId()).isEqualTo("t-1");
            assertThat(example.subject()).isEqualTo("c-1");
            assertThat(example.eventMillis()).isEqualTo(5_000);
            assertThat(example.inputs()).containsExactly(60, Double.NaN);
            assertThat(example.liveScore()).isEqualTo(0.5);
            assertThat(example.shadowScore()).isEqualTo(1 / (1 + Math.exp(-1)));
        });
    }

    @Test
    void withoutLabelsThereAreNoExamples() {
        Scoring scoring = scoring();
        begin(scoring, "m/shadow", logistic(1, ""));

        assertThat(scoring.finish(PAYMENT, true).examples()).isEmpty();
    }

    @Test
    void whatAModelIsGivenIsWatchedInAJobWithoutLabelsToo() {
        Map<String, InputWatch> shown = new TreeMap<>();
        Scoring scoring = scoring();
        scoring.watchInputs(new InputWatches((key, input, watch) -> shown.put(key + " " + input, watch)));
        begin(scoring, logistic(1, "baseline: {amount: {bounds: [50], shares: [1, 0, 0]}, none: {shares: [0, 1]}}"));
        assertThat(shown).containsOnlyKeys("m amount", "m none");

        for (int i = 0; i < InputWatch.LEAST; i++) {
            begin(scoring, logistic(1, ""));
            assertThat(scoring.score("m")).isEqualTo(0.5);
            assertThat(scoring.finish(PAYMENT, true).answers()).hasSize(1);
        }
        assertThat(shown)
                .hasEntrySatisfying(
                        "m none", watch -> assertThat(watch.absent("none")).isEqualTo(1));
    }

    @Test
    void aDecisionInWhichAModelWasNotAskedIsNotCounted() {
        Map<String, InputWatch> shown = new TreeMap<>();
        Scoring scoring = scoring();
        scoring.watchInputs(new InputWatches((key, input, watch) -> shown.put(input, watch)));
        begin(scoring, logistic(1, ""));
        assertThat(scoring.finish(PAYMENT, true)).isEqualTo(Scored.NONE);
        assertThat(shown)
                .hasEntrySatisfying(
                        "amount", watch -> assertThat(watch.absent("amount")).isNaN());
    }

    @Test
    void ofTwoThousandInputsOfAllModelsEachIsWatchedAndOfMoreNone() {
        Map<String, InputWatch> shown = new TreeMap<>();
        Scoring scoring = scoring();
        scoring.watchInputs(new InputWatches((key, input, watch) -> shown.put(key + " " + input, watch)));
        StringBuilder inputs = new StringBuilder("i0: 1");
        for (int i = 1; i < 250; i++) {
            inputs.append(", i").append(i).append(": 1");
        }
        for (int model = 0; model < 9; model++) {
            String document =
                    "model: m" + model + "\nversion: 1\non: transaction\ninputs: {" + inputs + "}\nkind: online\n";
            put("m" + model, document);
        }
        scoring.begin(rulebooks.latest().of(EventType.TRANSACTION).models(), PAYMENT, body -> new EventScope(PAYMENT));
        assertThat(shown).hasSize(InputWatches.MOST_INPUTS).doesNotContainKey("m8 i0");
    }

    private Scoring scoring() {
        return Scoring.of(Schema.PLAIN, nanos::get);
    }

    private void begin(Scoring scoring, String document) {
        begin(scoring, "m", document);
    }

    private void begin(Scoring scoring, String key, String document) {
        put(key, document);
        put("r", "");
        ModelPlans plans = rulebooks.latest().of(EventType.TRANSACTION).models();
        scoring.begin(plans, PAYMENT, body -> new EventScope(PAYMENT));
    }

    /** Puts a model, or with an empty text a rule that asks the model m. */
    private void put(String key, String document) {
        rulebooks.receive(
                document.isEmpty()
                        ? Documented.put(++epoch, "r", json(ASKS))
                        : new RulebookUpdate.PutDocument(++epoch, "models/" + key, json(document)));
    }

    private static String json(String yaml) {
        try {
            return DocumentForms.json(Documents.yaml(100_000).read(yaml.getBytes(StandardCharsets.UTF_8)));
        } catch (DocumentException e) {
            throw new AssertionError(e);
        }
    }

    private static String logistic(int version, String more) {
        return """
                model: m
                version: %d
                on: transaction
                inputs: {amount: transaction.amount, none: 'double(transaction.deviceId.size())'}
                kind: logistic
                weights: {amount: 0, none: 1}
                %s
                """.formatted(version, more);
    }
}
