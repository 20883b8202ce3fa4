package dev.weir.engine;

import static dev.weir.engine.Payment.payment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.engine.plan.EngineSettings;
import dev.weir.engine.score.Example;
import dev.weir.events.EventType;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.definition.EventDefinitions;
import dev.weir.events.definition.LabelDefinition;
import dev.weir.events.definition.Schema;
import dev.weir.events.label.FraudLabel;
import dev.weir.features.definition.SeriesLimits;
import dev.weir.io.document.Documents;
import dev.weir.models.online.OnlineLearner;
import dev.weir.models.online.OnlineSettings;
import dev.weir.rules.compile.RuleCompiler;
import dev.weir.rules.limit.RuleLimits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Models that learn in an engine without a cluster, from the labels that it is told. */
final class LocalTrainingTest {
    private static final long HOUR = 3_600_000;
    private static final EngineSettings SETTINGS = new EngineSettings(
            new Schema(
                    Map.of(EventType.TRANSACTION, Map.of()),
                    Map.of(),
                    EventDefinitions.BUILT_IN.and(List.of(new LabelDefinition("labels", 100 * HOUR)))),
            RuleLimits.DEFAULT,
            SeriesLimits.DEFAULT,
            HOUR,
            EngineSettings.DEFAULT.otherContent(),
            EngineSettings.DEFAULT.outcomes());
    private static final RuleCompiler COMPILER = new RuleCompiler(SETTINGS.schema(), SETTINGS.ruleLimits());

    private final LocalEngine engine = new LocalEngine(SETTINGS, Documents.yaml(100_000), COMPILER, 0);
    private final List<Example> examples = new ArrayList<>();

    LocalTrainingTest() {
        engine.scoring().tellExamples((example, challengerVersion) -> examples.add(example));
    }

    @Test
    void whatIsPublishedIsAskedFromTheNextEventOnAndSaysWhatALearnerOfTheSameLabelsSays() {
        push("publish: {labels: 10}");
        OnlineLearner learner = new OnlineLearner(OnlineSettings.DEFAULT, 1);
        for (int i = 0; i < 20; i++) {
            pay(i);
        }
        for (int i = 0; i < 10; i++) {
            label(i, 60);
            learner.learn(new double[] {amount(i)}, isFraud(i), 1);
        }
        assertThat(examples)
                .allSatisfy(example -> assertThat(example.shadowScore()).isNaN());
        pay(61);

        Example last = examples.get(20);
        assertThat(last.liveScore()).as("nothing was promoted").isNaN();
        assertThat(last.shadowScore()).isCloseTo(learner.score(new double[] {amount(61)}), within(1e-12));
    }

    @Test
    void aVersionThatIsGoodEnoughBecomesLiveAndLabelsOutOfOrderAreLearnedInTheirOrder() {
        push("publish: {labels: 10}\npromote: {when: {auc: '>= live', labels: '>= 20'}}");
        for (int i = 0; i < 60; i++) {
            pay(i);
            for (int back = 5; back > 0 && i >= 5 && i % 5 == 0; back--) {
                label(i - back, i); // all five at the same time
            }
        }
        assertThat(examples.get(19).shadowScore()).isBetween(0.0, 1.0);
        Example last = examples.get(59);
        assertThat(last.liveScore()).isBetween(0.0, 1.0);
        assertThat(last.version()).isGreaterThan(1);
    }

    @Test
    void anEngineWithAModelDoesNotBeginAgainSinceModelsLearn() {
        assertThat(engine.again()).isPresent();
        push("publish: {labels: 10}");
        assertThat(engine.again()).isEmpty();
    }

    private void push(String more) {
        String document = """
                model: learns
                version: 1
                on: transaction
                inputs: {amount: transaction.amount}
                kind: online
                """ + more;
        RuleStatus answer = engine.push("models/learns", document.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.errors()).isEmpty();
    }

    private static double amount(int i) {
        return 10 + i * 37 % 100;
    }

    private static boolean isFraud(int i) {
        return amount(i) > 80;
    }

    private void pay(int i) {
        engine.decide(payment("t-" + i).of(amount(i)).at(i * HOUR).event());
    }

    private void label(int i, int atHour) {
        engine.decide(new FraudLabel("t-" + i, isFraud(i), atHour * HOUR));
    }
}
