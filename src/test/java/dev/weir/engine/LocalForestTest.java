package dev.weir.engine;

import static dev.weir.engine.Payment.payment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.plan.EngineSettings;
import dev.weir.engine.score.Example;
import dev.weir.events.answer.RuleStatus;
import dev.weir.io.document.Documents;
import dev.weir.rules.compile.RuleCompiler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Models that need no labels, in an engine without a cluster that reads none. */
final class LocalForestTest {
    private static final EngineSettings SETTINGS = EngineSettings.DEFAULT;
    private static final RuleCompiler COMPILER = new RuleCompiler(SETTINGS.schema(), SETTINGS.ruleLimits());
    private static final String AMOUNT = "inputs: {amount: transaction.amount}\n";

    private final List<Example> examples = new ArrayList<>();

    @Test
    void whatIsPublishedScoresTheNextEventsAndTellsTheOddOneFromTheOthers() {
        LocalEngine engine = engine();
        push(engine, 1, AMOUNT + "publish: {events: 100}");
        pay(engine, 0, 99);
        assertThat(examples)
                .allSatisfy(example -> assertThat(example.shadowScore()).isNaN());

        pay(engine, 99, 200);
        engine.decide(payment("odd").of(90_000).at(201_000).event());

        Example usual = examples.get(150);
        Example odd = examples.get(examples.size() - 1);
        assertThat(usual.liveScore()).as("nothing was promoted").isNaN();
        assertThat(usual.shadowScore()).isBetween(0.0, 0.6);
        assertThat(odd.shadowScore()).isGreaterThan(0.7);
    }

    @Test
    void aPromotionByEventsMakesVersionsLiveByThemselves() {
        LocalEngine engine = engine();
        push(engine, 1, AMOUNT + "publish: {events: 100}\npromote: {when: {events: '>= 200'}}");
        pay(engine, 0, 350);

        assertThat(examples.get(150).liveScore()).isNaN();
        assertThat(examples.get(340).liveScore()).isBetween(0.0, 1.0);
        assertThat(examples.get(340).version()).isEqualTo(4);
    }

    @Test
    void changedInputsStartAnewInTheMiddleOfTheStream() {
        LocalEngine engine = engine();
        push(engine, 1, AMOUNT + "publish: {events: 50}\npromote: {when: {events: '>= 1'}}");
        pay(engine, 0, 120);
        assertThat(last().liveScore()).isNotNaN();

        push(
                engine,
                100,
                "inputs: {half: transaction.amount / 2.0}\npublish: {events: 50}\npromote: {when: {events: '>= 1'}}");
        pay(engine, 120, 160);
        assertThat(last().liveScore())
                .as("nothing of the new inputs was published")
                .isNaN();
        pay(engine, 160, 180);
        assertThat(last().liveScore()).isNotNaN();
    }

    @Test
    void aModelOfAsManyInputsAsThereMayBeLearnsWithAbsentOnesAmongThem() {
        StringBuilder inputs = new StringBuilder("inputs:\n");
        for (int i = 0; i < 256; i++) {
            String value =
                    i % 3 == 0 ? "'transaction.amount > 1e9 ? 1.0 : 0.0 / 0.0'" : "transaction.amount * " + i + ".0";
            inputs.append("  i").append(i).append(": ").append(value).append('\n');
        }
        LocalEngine engine = engine();
        push(
                engine,
                1,
                inputs + "forest: {trees: 20, samples: 64}\npublish: {events: 50}\npromote: {when: {events: '>= 1'}}");
        pay(engine, 0, 120);

        assertThat(last().inputs()).hasSize(256).contains(Double.NaN);
        assertThat(last().liveScore()).isBetween(0.0, 1.0);
    }

    private LocalEngine engine() {
        LocalEngine engine =
                new LocalEngine(SETTINGS, Documents.yaml(SETTINGS.ruleLimits().maxDocumentBytes()), COMPILER, 0);
        engine.scoring().tellShown(examples::add);
        return engine;
    }

    private Example last() {
        return examples.get(examples.size() - 1);
    }

    private static void push(LocalEngine engine, int version, String more) {
        String document = "model: unusual\nversion: " + version + "\non: transaction\nkind: anomaly\n" + more;
        RuleStatus answer = engine.push("models/unusual", document.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.errors()).isEmpty();
    }

    /** One a second. */
    private static void pay(LocalEngine engine, int from, int to) {
        for (int i = from; i < to; i++) {
            engine.decide(payment("t-" + i).of(10 + i * 37 % 100).at(i * 1_000L).event());
        }
    }
}
