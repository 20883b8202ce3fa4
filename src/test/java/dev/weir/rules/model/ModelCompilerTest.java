package dev.weir.rules.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.EventType;
import dev.weir.events.answer.RuleError;
import dev.weir.models.Anomaly;
import dev.weir.models.Logistic;
import dev.weir.models.ModelKind;
import dev.weir.models.Online;
import dev.weir.models.Onnx;
import dev.weir.models.Trees;
import dev.weir.models.online.OnlineSettings;
import dev.weir.rules.Rules;
import dev.weir.rules.compile.DefinitionReader;
import dev.weir.rules.compile.RuleCompiler;
import dev.weir.rules.definition.Linked;
import dev.weir.rules.limit.RuleLimits;
import dev.weir.rules.rule.Mode;
import dev.weir.rules.rule.RuleFeature;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the document of a model becomes a model, and what is said about a bad one. */
final class ModelCompilerTest {
    private static final String HASH = "0123456789abcdef".repeat(4);
    private static final String LOGISTIC = """
            model: card-fraud
            version: 3
            on: transaction
            features:
              spend1d: {sum: transaction.amount, by: [cardId], over: 24h}
            inputs: {amount: transaction.amount, spend1d: spend1d, night: 'hour(transaction.timestamp, "UTC") < 6', one: 1}
            kind: logistic
            bias: -4.5
            weights: {spend1d: 0.5, amount: 0.25, night: 1, one: 0}
            """;
    private static final String ANY = """
            model: card-fraud
            version: 1
            on: transaction
            inputs: {amount: transaction.amount, n: transaction.attributes.loyalty}
            """;

    private final ModelCompiler compiler = new ModelCompiler(new RuleCompiler(Rules.SCHEMA, RuleLimits.DEFAULT));

    @Test
    void aModelHasItsFeaturesAndItsInputsInTheOrderOfTheDocument() {
        Model model = model(LOGISTIC, "card-fraud");
        assertThat(model.documentId()).isEqualTo("models/card-fraud");
        assertThat(model.on()).isEqualTo(EventType.TRANSACTION);
        assertThat(model.version()).isEqualTo(3);
        assertThat(model.mode()).isEqualTo(Mode.LIVE);
        assertThat(model.inputNames()).containsExactly("amount", "spend1d", "night", "one");
        assertThat(model.features()).extracting(RuleFeature::name).containsExactly("spend1d");
        assertThat(model.guard()).isEqualTo(ModelGuard.DEFAULT);
        assertThat(model.kind()).isEqualTo(new Logistic(-4.5, List.of(0.25, 0.5, 1.0, 0.0), List.of(), List.of()));
    }

    @Test
    void itsStructureIsThatOfItsInputsAndNotOfItsWeights() {
        String before = model(LOGISTIC, "card-fraud").structure();
        assertThat(model(LOGISTIC.replace("0.25", "0.75").replace("version: 3", "version: 4"), "card-fraud/shadow")
                        .structure())
                .isEqualTo(before);
        assertThat(model(LOGISTIC.replace("24h", "12h"), "card-fraud").structure())
                .isNotEqualTo(before);
        assertThat(model(LOGISTIC.replace("one: 1}", "one: 2}"), "card-fraud").structure())
                .isNotEqualTo(before);
    }

    @Test
    void aChallengerIsNeverLiveAndHasARollout() {
        Model model = model(LOGISTIC + "rollout: 12.5\nmode: live\n", "card-fraud/shadow");
        assertThat(model.challenger()).isTrue();
        assertThat(model.mode()).isEqualTo(Mode.SHADOW);
        assertThat(model.rolloutPercent()).isEqualTo(12.5);
        assertThat(model(LOGISTIC + "mode: off\n", "card-fraud/shadow").mode()).isEqualTo(Mode.OFF);
        assertThat(errors(LOGISTIC + "rollout: 5\n", "card-fraud"))
                .singleElement()
                .satisfies(error -> assertThat(error.message()).contains("'rollout' is of a challenger"));
    }

    @Test
    void itUsesDefinitionsAsRulesDo() {
        Linked linked = Linked.of(
                Rules.yaml(ANY.replace("n: transaction.attributes.loyalty", "n: defs.count1h, big: defs.isBig")
                        + "kind: logistic\nweights: {amount: 1, n: 1, big: 1}"),
                DefinitionReader.inForce(Rules.yaml("""
                        id: defs/money
                        version: 1
                        conditions: {isBig: transaction.amount > 100}
                        features: {count1h: {count: transaction, by: [cardId], over: 1h}}
                        """)));
        assertThat(compiler.compile(linked, "card-fraud"))
                .isInstanceOfSatisfying(
                        CompiledModel.Accepted.class,
                        accepted -> assertThat(accepted.model().features())
                                .extracting(RuleFeature::name)
                                .containsExactly("count1h"));
        assertThat(compiler.inForce(linked.form(), "models/card-fraud").inputs())
                .hasSize(3);
    }

    @Test
    void aPartOfOneAsRolloutIsSaidToBeAPercentage() {
        String challenger = ANY + "kind: logistic\nweights: {amount: 1, n: 1}\nrollout: 0.25";
        assertThat(compiler.compile(Linked.plain(Rules.yaml(challenger)), ModelIds.key("card-fraud", true)))
                .isInstanceOfSatisfying(
                        CompiledModel.Accepted.class,
                        accepted -> assertThat(accepted.warnings())
                                .extracting(warning -> warning.message())
                                .containsExactly("'rollout' is a percentage, so 0.25 is 0.25 % of the subjects; for"
                                        + " 25 % write rollout: 25"));
    }

    @Test
    void eachKindSaysWhatItIsMadeOf() {
        assertThat(kind("kind: onnx\nartifact: {uri: 's3://a/b', sha256: " + HASH
                        + "}\noutput: {name: probabilities, index: 1}"))
                .isEqualTo(new Onnx("probabilities", 1));
        assertThat(kind("kind: trees\nbase: 1.5\ntrees: [{input: [0, -1, -1], below: [500, 0, 0], left: [1, 0, 0],"
                        + " right: [2, 0, 0], value: [0, -1, 2]}]"))
                .isEqualTo(new Trees(
                        1.5,
                        List.of(new Trees.Tree(
                                List.of(0, -1, -1),
                                List.of(500.0, 0.0, 0.0),
                                List.of(1, 0, 0),
                                List.of(2, 0, 0),
                                List.of(false, false, false),
                                List.of(0.0, -1.0, 2.0)))));
        assertThat(kind("kind: anomaly\nforest: {trees: 20, samples: 64}"))
                .isEqualTo(new Anomaly(20, 64, 1.0 / 640, 42, ""));
        assertThat(kind("kind: online\nlearning: {rate: 0.5, halfLife: 1000}"))
                .isEqualTo(new Online(new OnlineSettings(0.5, 0, 0, 1000, 1, 1), Optional.empty()));
    }

    @Test
    void anOnlineModelSaysWhenItBecomesAnotherVersion() {
        Training training = model(ANY + """
                kind: online
                publish: {labels: 100, every: 2m}
                promote: {when: {auc: '>= live + 0.01', averagePrecision: '>= 0.5', labels: '>= 500'}}
                """, "card-fraud").training();
        assertThat(training.everyExamples()).isEqualTo(100);
        assertThat(training.everyMillis()).isEqualTo(120_000);
        Training.Promotion promotion = training.promote().orElseThrow();
        assertThat(promotion.labels()).isEqualTo(500);
        assertThat(promotion.measures())
                .isEqualTo(Map.of(
                        Training.Measure.AUC, new Training.Least(true, 0.01),
                        Training.Measure.AVERAGE_PRECISION, new Training.Least(false, 0.5)));
    }

    @Test
    void aModelThatNeedsNoLabelsCountsEvents() {
        Training training = model(ANY + """
                kind: anomaly
                publish: {events: 1000, every: 1h}
                promote: {when: {events: '>= 5000'}}
                """, "card-fraud").training();
        assertThat(training.everyExamples()).isEqualTo(1_000);
        assertThat(training.everyMillis()).isEqualTo(3_600_000);
        assertThat(training.promote()).contains(new Training.Promotion(5_000, 0, Map.of()));
        assertThat(model(ANY + "kind: anomaly", "card-fraud").training()).isEqualTo(Training.OF_EVENTS);
    }

    @Test
    void aMeasureIsEnoughAtItsBoundAndNotWhereItIsUnknown() {
        Training.Least least = new Training.Least(true, 0.25);
        assertThat(least.isReached(0.75, 0.5)).isTrue();
        assertThat(least.isReached(0.74, 0.5)).isFalse();
        assertThat(least.isReached(Double.NaN, 0.5)).isFalse();
        assertThat(least.isReached(0.9, Double.NaN)).isFalse();
        assertThat(new Training.Least(false, 0.5).isReached(Double.NaN, Double.NaN))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            version: 1 | version: 0 | version | 'version' is the number 0; write a whole number from 1 to 2147483647
            version: 1 | weight: 3 | weight | unknown key 'weight'; did you mean 'weights'?
            on: transaction | on: transacton | on | 'on' is the text 'transacton'
            on: transaction | on: {date: x} | on | 'on' is a map; write the type of the events
            amount: transaction.amount | amount: transaction.cardId | inputs.amount | an input is a number, or true or false, and this expression gives string
            amount: transaction.amount | amount: transaction.amont | inputs.amount | did you mean 'amount'?
            amount: transaction.amount | amount: 'recently("BLOCK", "1h")' | inputs | a model is not told about decisions
            amount: transaction.amount | 'a-b: 1' | inputs.a-b | 'a-b' is no name of an input
            model: card-fraud | model: Card | model | 'Card' is no name of a model
            model: card-fraud | model: other | model | the record's key is 'card-fraud' and the model 'other'
            kind: logistic | kind: logit | kind | write one of 'logistic', 'trees', 'onnx', 'online', 'anomaly'
            kind: logistic | kind: trees | weights | 'weights' is of models of kind online
            weights: {amount: 1, n: 2} | weights: {amount: 1} | weights.n | 'n' is missing; write a number for each input
            weights: {amount: 1, n: 2} | weights: {amount: 1, n: 2, m: 3} | weights.m | unknown key 'm'
            weights: {amount: 1, n: 2} | {weights: {amount: 1, n: 2}, scale: {n: 0}} | scale.n | cannot be 0
            """)
    void whatIsWrongIsSaidWithItsPlace(String good, String bad, String path, String message) {
        String text = (ANY + "kind: logistic\nweights: {amount: 1, n: 2}\n");
        String changed = bad.startsWith("{weights")
                ? text.replace(good, bad.substring(1, bad.length() - 1).replace(", scale", "\nscale"))
                : bad.startsWith("weight:") ? text + bad : text.replace(good, bad);
        assertThat(errors(changed, "card-fraud")).anySatisfy(error -> {
            assertThat(error.path()).isEqualTo(path);
            assertThat(error.message()).contains(message);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kind: onnx | artifact | 'artifact' is missing
            kind: onnx | output | 'output' is missing
            {kind: onnx, output: {name: a}, artifact: {uri: x, sha256: ABC}} | artifact.sha256 | is no SHA-256
            {kind: onnx, output: {name: a}, artifact: {sha256: 'HASH'}} | artifact.file | write where the artifact is
            {kind: onnx, output: {name: a, index: 10000}} | output.index | from 0 to 9999
            kind: trees | trees | either in the document
            {kind: trees, trees: [{input: [2], below: [0], left: [0], right: [0], value: [1]}]} | trees[0].input | counted from 0 to 1
            {kind: trees, trees: [{input: [-1], below: [0, 1], left: [0], right: [0], value: [1]}]} | trees[0].below | 'below' has 2 entries and 'input' 1
            {kind: online, learning: {rate: 0}} | learning.rate | nothing would be learned
            {kind: online, learning: {rate: 11}} | learning.rate | from 0 to 10
            {kind: online, promote: {when: {auc: '> live'}}} | promote.when.auc | is '> live'; write the least
            {kind: online, promote: {when: {auc: '>= live'}}} | promote.when.labels | 'labels' is missing
            {kind: online, publish: {labels: 1000001}} | publish.labels | from 1 to 1000000
            {kind: online, publish: {every: 31d}} | publish.every | 30d
            {kind: anomaly, forest: {samples: 15}} | forest.samples | from 16 to 1024
            {kind: anomaly, guard: {maxFailed: 0%}} | guard.maxFailed | from above 0% to 100%
            {kind: anomaly, guard: {slowerThan: 11s}} | guard.slowerThan | 10s
            """)
    void soIsWhatIsWrongWithItsKind(String more, String path, String message) {
        String added = more.startsWith("{")
                ? Rules.yaml(more).toString().isEmpty() ? "" : block(more.replace("HASH", HASH))
                : more;
        assertThat(errors(ANY + added, "card-fraud")).anySatisfy(error -> {
            assertThat(error.path()).isEqualTo(path);
            assertThat(error.message()).contains(message);
        });
    }

    @Test
    void aModelHasAtMost256Inputs() {
        assertThat(compile(inputs(ModelKind.MOST_INPUTS), "card-fraud")).isInstanceOf(CompiledModel.Accepted.class);
        assertThat(errors(inputs(ModelKind.MOST_INPUTS + 1), "card-fraud"))
                .singleElement()
                .satisfies(error -> assertThat(error.message()).contains("has 257 inputs; at most 256"));
    }

    @Test
    void anOnlineModelIsAboutTransactions() {
        assertThat(errors(
                        "{model: clicks, version: 1, on: click, inputs: {a: click.quantity}, kind: online}", "clicks"))
                .anySatisfy(error -> assertThat(error.message()).contains("labels are of transactions"));
    }

    /** Turns the keys of a map on one line into lines. */
    private static String block(String map) {
        String text = map.substring(1, map.length() - 1);
        StringBuilder lines = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            depth += one == '{' || one == '[' ? 1 : one == '}' || one == ']' ? -1 : 0;
            lines.append(one == ',' && depth == 0 ? '\n' : one);
        }
        return lines.toString().lines().map(String::strip).collect(Collectors.joining("\n"));
    }

    private static String inputs(int count) {
        return "model: card-fraud\nversion: 1\non: transaction\nkind: anomaly\ninputs:\n"
                + IntStream.range(0, count)
                        .mapToObj(i -> "  i" + i + ": transaction.amount\n")
                        .collect(Collectors.joining());
    }

    private ModelKind kind(String more) {
        return model(ANY + more, "card-fraud").kind();
    }

    private CompiledModel compile(String yaml, String key) {
        return compiler.compile(Linked.plain(Rules.yaml(yaml)), key);
    }

    private Model model(String yaml, String key) {
        CompiledModel compiled = compile(yaml, key);
        if (compiled instanceof CompiledModel.Rejected rejected) {
            throw new AssertionError(rejected.errors().toString());
        }
        return ((CompiledModel.Accepted) compiled).model();
    }

    private List<RuleError> errors(String yaml, String key) {
        return compile(yaml, key) instanceof CompiledModel.Rejected rejected ? rejected.errors() : List.of();
    }
}
