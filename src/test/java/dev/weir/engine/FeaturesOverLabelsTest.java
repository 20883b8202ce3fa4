package dev.weir.engine;

import static dev.weir.engine.Payment.payment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.plan.EngineSettings;
import dev.weir.events.Event;
import dev.weir.events.Value;
import dev.weir.events.answer.Reason;
import dev.weir.events.answer.RuleError;
import dev.weir.events.label.FraudLabel;
import dev.weir.io.document.Documents;
import dev.weir.rules.compile.RuleCompiler;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What transactions turned out to be, as events that features count. */
final class FeaturesOverLabelsTest {
    private static final long DAY = 86_400_000;
    private static final EngineSettings SETTINGS = LabelSettings.reading(30 * DAY);
    private static final RuleCompiler COMPILER = new RuleCompiler(SETTINGS.schema(), SETTINGS.ruleLimits());

    private final LocalEngine engine = new LocalEngine(SETTINGS, Documents.yaml(100_000), COMPILER, DAY);

    @Test
    void fraudAtAMerchantCountsFromItsLabelOn() {
        push("count: label, where: label.fraud, by: [merchantId], over: 30d", "n >= 1");

        assertThat(reasons(at("t-1", "m-1", 0))).isEmpty();
        assertThat(reasons(at("t-2", "m-1", DAY))).isEmpty();
        engine.decide(new FraudLabel("t-1", true, 2 * DAY));

        assertThat(reasons(at("t-3", "m-1", 3 * DAY))).containsExactly("asks");
        assertThat(reasons(at("t-4", "m-2", 3 * DAY))).isEmpty();
        assertThat(reasons(at("t-5", "m-1", 31 * DAY))).containsExactly("asks");
        assertThat(reasons(at("t-6", "m-1", 32 * DAY))).isEmpty();
    }

    @Test
    void theShareOfFraudIsAnAverage() {
        push("avg: 'label.fraud ? 1.0 : 0.0', by: [merchantId], over: 30d", "n == 0.5");

        engine.decide(at("t-1", "m-1", 0));
        engine.decide(at("t-2", "m-1", 0));
        engine.decide(new FraudLabel("t-1", true, 1));
        assertThat(reasons(at("t-3", "m-1", 2))).isEmpty();
        engine.decide(new FraudLabel("t-2", false, 3));

        assertThat(reasons(at("t-4", "m-1", 4))).containsExactly("asks");
    }

    @Test
    void aLabelThatReplacesAnotherCanBeTakenBackInASum() {
        push("sum: 'label.fraud ? 1.0 : label.replaces ? -1.0 : 0.0', by: [merchantId], over: 30d", "n == 0.0");

        engine.decide(at("t-1", "m-1", 0));
        engine.decide(new FraudLabel("t-1", true, 1));
        assertThat(reasons(at("t-2", "m-1", 2))).isEmpty();
        engine.decide(new FraudLabel("t-1", false, 3));

        assertThat(reasons(at("t-3", "m-1", 4))).containsExactly("asks");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            label.transaction.amount > 100                                   | true
            label.transaction.amount > 300                                   | false
            label.transaction.merchantId == "m-1" && label.transactionId == "t-1" | true
            label.transaction.attributes.terminal == "x"                     | true
            has(label.transaction.attributes.terminal)                       | true
            has(label.transaction.ip)                                        | false
            label.timestamp - label.transaction.timestamp == duration("5s")  | true
            label.replaces                                                   | false
            """)
    void aLabelIsToldApartByItsTransaction(String where, boolean counts) {
        push("count: label, by: [terminal], over: 30d, where: '" + where + "'", "n >= 1");
        Event first = payment("t-1")
                .to("m-1")
                .of(200)
                .attribute("terminal", new Value.Text("x"))
                .at(0)
                .event();

        engine.decide(first);
        engine.decide(new FraudLabel("t-1", true, 5_000));

        Event next = payment("t-2")
                .attribute("terminal", new Value.Text("x"))
                .at(6_000)
                .event();
        assertThat(reasons(next)).isEqualTo(counts ? List.of("asks") : List.of());
    }

    @Test
    void aRowWithLabelsOfUnknownTransactionsIsForgotten() {
        push("count: label, by: [merchantId], over: 30d", "n >= 1");

        engine.decide(new FraudLabel("t-1", true, 0));
        engine.decide(at("t-0", "m-1", 33 * DAY));
        engine.decide(at("t-1", "m-1", 0));

        assertThat(reasons(at("t-2", "m-1", 1))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            on: label, when: true                                      | a label triggers no rule
            on: transaction, features: {n: {count: label, by: [sku], over: 1d}}, when: n > 1 | unknown field 'sku'
            on: transaction, features: {n: {count: label, by: [sessionId], over: 1d}}, when: n > 1 | unknown field
            on: transaction, features: {n: {sum: label.merchantId, by: [ip], over: 1d}}, when: n > 1.0 | merchantId
            by: [ip], pattern: {within: 1h, stages: [{name: a, on: click}, {name: b, on: label}]}  | a label, or the time
            by: [ip], pattern: {within: 1h, stages: [{name: a, on: label}, {name: b, on: click, not: true}]} | a label
            """)
    void whatALabelCannotDoIsRefusedWithWords(String rule, String error) {
        assertThat(pushed("{id: asks, version: 1, " + rule + ", then: {outcome: REVIEW}}"))
                .isNotEmpty()
                .first()
                .extracting(RuleError::message)
                .asString()
                .contains(error);
    }

    @Test
    void aLabelIsNotNamedAmongWhatCanTriggerARule() {
        assertThat(pushed("{id: asks, version: 1, on: [click], when: true, then: {outcome: REVIEW}}"))
                .extracting(RuleError::message)
                .allMatch(error -> !error.contains("'label'"))
                .isNotEmpty();
    }

    @Test
    void aPatternMayBeginWithALabel() {
        assertThat(pushed("{id: asks, version: 1, by: [merchantId], pattern: {within: 1d, stages: [{name: a, on: label,"
                        + " where: label.fraud}, {name: b, on: transaction, where: 'transaction.amount >"
                        + " a.transaction.amount'}]}, then: {outcome: REVIEW}}"))
                .isEmpty();
        engine.decide(payment("t-1").to("m-1").of(200).at(0).event());
        engine.decide(new FraudLabel("t-1", true, 1));

        assertThat(reasons(payment("t-2").to("m-1").of(150).at(2).event())).isEmpty();
        assertThat(reasons(payment("t-3").to("m-1").of(250).at(3).event())).containsExactly("asks");
    }

    @Test
    void aJobThatReadsNoLabelsSaysSo() {
        EngineSettings without = LabelSettings.none();
        LocalEngine other = new LocalEngine(
                without, Documents.yaml(100_000), new RuleCompiler(without.schema(), without.ruleLimits()), DAY);

        assertThat(other.push("asks", rule("count: label, by: [merchantId], over: 30d", "n >= 1"))
                        .errors())
                .extracting(RuleError::message)
                .contains(FraudLabel.NOT_READ);
    }

    private void push(String feature, String when) {
        assertThat(engine.push("asks", rule(feature, when)).errors()).isEmpty();
    }

    private static byte[] rule(String feature, String when) {
        return ("{id: asks, version: 1, on: transaction, features: {n: {" + feature + "}}, when: " + when
                        + ", then: {outcome: REVIEW}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private List<RuleError> pushed(String rule) {
        return engine.push("asks", rule.getBytes(StandardCharsets.UTF_8)).errors();
    }

    private static Event at(String id, String merchant, long atMillis) {
        return payment(id).to(merchant).at(atMillis).event();
    }

    private List<String> reasons(Event event) {
        return engine.decide(event).get(0).reasons().stream().map(Reason::rule).toList();
    }
}
