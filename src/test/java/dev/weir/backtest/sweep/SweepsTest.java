package dev.weir.backtest.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.backtest.RuleRefusedException;
import dev.weir.backtest.measure.SweepResult;
import dev.weir.engine.LocalEngine;
import dev.weir.engine.Payment;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.events.Transaction;
import dev.weir.events.answer.RuleStatus;
import dev.weir.io.document.Documents;
import dev.weir.io.history.label.Label;
import dev.weir.rules.compile.RuleCompiler;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.document.Node;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SweepsTest {
    private static final long START = 1_700_000_000_000L;
    private static final Documents DOCUMENTS = Documents.yaml(10_000);
    private static final EngineSettings SETTINGS = EngineSettings.DEFAULT;
    private static final RuleCompiler COMPILER = new RuleCompiler(SETTINGS.schema(), SETTINGS.ruleLimits());

    private static final String VELOCITY = """
            id: velocity
            version: 1
            on: transaction
            features: {payments5m: {count: transaction, by: [cardId], over: 5m}}
            when: payments5m >= 7
            then: {outcome: REVIEW, score: 60}
            """;

    private static final String TESTING = """
            id: testing
            version: 1
            by: [cardId]
            pattern:
              within: 10m
              stages:
                - {name: probe, on: transaction, where: transaction.amount < 1.0}
                - {name: hit, on: transaction, where: transaction.amount > 300 && transaction.amount < 900}
            then: {outcome: BLOCK, score: 90}
            """;

    private static final String AGAIN = """
            id: again
            version: 1
            on: transaction
            when: recently("REVIEW", "1h") && transaction.amount > 5
            then: {outcome: BLOCK, score: 60}
            """;

    private static final String OFF = """
            id: switched-off
            version: 1
            mode: "off"
            on: transaction
            when: transaction.amount > 5
            then: {outcome: BLOCK, score: 60}
            """;

    @Test
    void eachValueIsMeasuredAsIfTheRuleHadIt() throws Exception {
        Sweeps sweeps = sweeps("velocity:payments5m=3..12");
        pay(sweeps, 10);
        SweepResult result = sweeps.results().get(0);

        assertThat(sweeps.engines()).isEqualTo(1);
        assertThat(result.op()).isEqualTo(">=");
        assertThat(result.points())
                .extracting(point -> point.value() + " " + point.current() + " "
                        + point.measures().hits())
                .containsExactly(
                        "3.0 false 8",
                        "4.0 false 7",
                        "5.0 false 6",
                        "6.0 false 5",
                        "7.0 true 4",
                        "8.0 false 3",
                        "9.0 false 2",
                        "10.0 false 1",
                        "11.0 false 0",
                        "12.0 false 0");
    }

    @Test
    void whatIsPlayedInTheWarmUpIsRememberedAndNotMeasured() throws Exception {
        Sweeps sweeps = sweeps("velocity:payments5m=3");
        for (int i = 0; i < 10; i++) {
            sweeps.decide(payment(i), Label.FRAUD, i >= 9);
        }

        assertThat(sweeps.results().get(0).points())
                .extracting(point -> point.measures().hits())
                .containsExactly(1L, 1L);
    }

    @Test
    void aRuleThatAsksForEarlierDecisionsRunsWithAllOthersForEachValue() throws Exception {
        Sweeps sweeps = sweeps("again:transaction.amount=9,10");
        pay(sweeps, 10);

        assertThat(sweeps.engines()).isEqualTo(3);
        assertThat(sweeps.results().get(0).points())
                .extracting(point -> point.measures().hits())
                .containsExactly(3L, 3L, 0L); // what follows the first REVIEW, of payments of 10
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "velocity:payments5m | cannot be read: write the rule, what it compares, and the values",
                "velocity=3..12 | cannot be read",
                "velocty:payments5m=3..12 | there is no rule 'velocty'; did you mean 'velocity'?",
                "velocity:payments=3..12 | did you mean 'payments5m'? It compares 'payments5m' (payments5m >= 7)",
                "velocity:spend=3 | 'spend' with a number; it compares 'payments5m' (payments5m >= 7)",
                "testing:transaction.amount=3 | 'transaction.amount@probe' (transaction.amount < 1), 'transaction.amount@hit#1'",
                "velocity:payments5m=three | 'three' is no number and no range: write 3..12, 0.5..3 step 0.25 or 1,5,10",
                "velocity:payments5m= | '' is no number",
                "velocity:payments5m=12..3 | ends before it begins: write 3..12",
                "velocity:payments5m=1..3 step 0 | the step of '1..3 step 0' has to be above 0",
                "velocity:payments5m=1..51 | these are 51 values, and at most 50 are tried",
                "velocity:payments5m=0..1 step 0.000001 | these are 1000001 values",
                "again:transaction.amount=1..21 | the 21 values of 'again' need an engine each",
                "switched-off:transaction.amount=1 | the rule 'switched-off' is off and hits nothing"
            })
    void whatCannotBeSweptIsSaidWithWhatToWrite(String request, String message) {
        assertThatThrownBy(() -> sweeps(request))
                .isInstanceOf(SweepException.class)
                .hasMessageContaining(message);
    }

    @Test
    void asManyValuesAndSweepsAsThereMayBeAreDone() throws Exception {
        assertThat(SweepValues.of("1..50")).hasSize(SweepValues.MOST);
        assertThat(SweepValues.of("3.0, 3, 1..2 step 0.5,-1"))
                .containsExactly(number("-1"), number("1"), number("1.5"), number("2"), number("3"));
        assertThat(sweeps("again:transaction.amount=1..20").engines()).isEqualTo(Sweeps.MOST_ENGINES);
        List<String> eight = Collections.nCopies(Sweeps.MOST, "velocity:payments5m=3");
        assertThat(Sweeps.of(eight, rules(), true).engines()).isEqualTo(Sweeps.MOST);
        List<String> nine = Collections.nCopies(Sweeps.MOST + 1, "velocity:payments5m=3");
        assertThatThrownBy(() -> Sweeps.of(nine, rules(), true)).hasMessageContaining("at most 8 are done at once");
    }

    @Test
    void aPlaceNamesOneOfSeveralNumbers() throws Exception {
        Sweeps sweeps = sweeps("testing:transaction.amount@hit#2=5,500");
        pay(sweeps, 1);

        assertThat(sweeps.results().get(0).points())
                .extracting(SweepResult.Point::value)
                .containsExactly(5.0, 500.0, 900.0);
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    private static void pay(Sweeps sweeps, int payments) {
        IntStream.range(0, payments).forEach(i -> sweeps.decide(payment(i), Label.FRAUD, true));
    }

    private static Transaction payment(int second) {
        return Payment.payment("t" + second).at(START + second * 1_000L).of(10).event();
    }

    private static Sweeps sweeps(String request) throws Exception {
        return Sweeps.of(List.of(request), rules(), true);
    }

    private static SweepRules rules() throws DocumentException {
        Map<String, Node> rules = new LinkedHashMap<>();
        for (String yaml : List.of(VELOCITY, TESTING, AGAIN, OFF)) {
            Node rule = DOCUMENTS.read(yaml.getBytes(StandardCharsets.UTF_8));
            rules.put(DocumentIds.of(rule), rule);
        }
        return new SweepRules(SETTINGS, COMPILER::compile, SweepsTest::engine, rules);
    }

    private static LocalEngine engine(List<Node> rules) throws RuleRefusedException {
        LocalEngine engine = new LocalEngine(SETTINGS, DOCUMENTS, COMPILER, 0);
        for (Node rule : rules) {
            RuleStatus answer = engine.push(DocumentIds.of(rule), DOCUMENTS.write(rule));
            if (!answer.errors().isEmpty()) {
                throw new RuleRefusedException(answer.errors().get(0).message());
            }
        }
        return engine;
    }
}
