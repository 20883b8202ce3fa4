package dev.weir.backtest;

import static dev.weir.engine.Payment.payment;
import static dev.weir.rules.RuleDraft.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.backtest.measure.BacktestResult;
import dev.weir.backtest.measure.Changes;
import dev.weir.backtest.measure.LabelCounts;
import dev.weir.backtest.measure.MeasuredRule;
import dev.weir.backtest.measure.Measures;
import dev.weir.backtest.measure.RuleResult;
import dev.weir.config.ConfigException;
import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import dev.weir.events.Event;
import dev.weir.io.document.Documents;
import dev.weir.io.history.Histories;
import dev.weir.io.history.History;
import dev.weir.io.history.label.Label;
import dev.weir.io.history.label.Labels;
import dev.weir.rules.RuleDraft;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.document.Node;
import dev.weir.rules.rule.Mode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A backtest on events in memory: what is measured, what is only played, and what it says about its inputs. */
final class BacktestTest {
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;
    private static final Documents JSON = Documents.json(100_000);
    private static final RuleDraft OFTEN = rule("often")
            .features("paid: {count: transaction, by: [customerId], over: 1d}")
            .when("paid >= 3");
    private static final RuleDraft LARGE =
            rule("large").when("transaction.amount > 100").outcome("BLOCK");

    private final Engines engines = new Engines(config());
    private final Labels labels = new Labels();
    private final List<Event> events = new ArrayList<>();

    @Test
    void whatIsBeforeTheBeginningFillsTheWindowsAndIsNotMeasured() throws IOException {
        pay("t-1", 0, 10);
        pay("t-2", HOUR, 10);
        pay("t-3", 2 * HOUR, 10);
        pay("t-4", 3 * HOUR, 10);

        BacktestResult result = run(rules(DAY, OFTEN), from(2 * HOUR));

        assertThat(result.events()).isEqualTo(2);
        assertThat(result.warmupEvents()).isEqualTo(2);
        assertThat(result.transactions()).isEqualTo(2);
        assertThat(result.fromMillis()).isEqualTo(2 * HOUR);
        assertThat(result.warmupFromMillis()).isZero();
        assertThat(only(result).measures().hits()).isEqualTo(2);
    }

    @Test
    void aWarmUpLongerThanTheHistoryIsSaid() throws IOException {
        pay("t-1", 0, 10);
        pay("t-2", DAY, 10);

        assertThat(run(rules(30 * DAY, OFTEN), from(DAY)).warnings())
                .first()
                .asString()
                .startsWith("only 1d could be played before 1970-01-02T00:00:00.000Z, and the warm-up is 30d, as far as"
                        + " the rules look back");
        assertThat(run(rules(2 * DAY - 1, OFTEN), from(DAY)).warnings()).isEmpty();
    }

    @Test
    void withoutABeginningTheWarmUpIsTheFirstPartOfTheHistory() throws IOException {
        pay("t-1", 0, 10);
        pay("t-2", HOUR, 10);
        pay("t-3", DAY, 10);

        BacktestResult all = run(rules(DAY, OFTEN), Period.ALL);
        assertThat(all.transactions()).isEqualTo(3);
        assertThat(all.warnings())
                .first()
                .asString()
                .startsWith("the rules look back 1d, and nothing was played before");
        BacktestResult later =
                run(rules(DAY, OFTEN), new Period(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.of(DAY)));
        assertThat(later.transactions()).isEqualTo(1);
        assertThat(later.warmupEvents()).isEqualTo(2);
        assertThat(later.warnings()).isEmpty();
    }

    @Test
    void aRepetitionIsNoPaymentMore() throws IOException {
        pay("t-1", 0, 200);
        pay("t-1", 0, 200);

        BacktestResult result = run(rules(0, LARGE), Period.ALL);
        assertThat(result.events()).isEqualTo(2);
        assertThat(result.transactions()).isEqualTo(1);
        assertThat(only(result).measures().hits()).isEqualTo(1);
        assertThat(only(result).measures().amountHit()).isEqualTo(200);
    }

    @Test
    void absencesFallDueUpToTheEndThatIsAskedForAndNoFurtherThanRulesLookBack() throws IOException {
        RuleDraft silent = rule("silent")
                .pattern("2h", "{name: first, on: transaction}, {name: again, on: transaction, not: true}")
                .outcome("NUDGE");
        pay("t-1", 0, 10);

        assertThat(only(run(rules(2 * HOUR, silent), Period.ALL)).measures().alerts())
                .isZero();
        long decidedMillis = 2 * HOUR + engines.latenessMillis();
        assertThat(only(run(rules(2 * HOUR, silent), until(decidedMillis)))
                        .measures()
                        .alerts())
                .as("what a job decides when the next period begins is not of this one")
                .isZero();
        assertThat(only(run(rules(2 * HOUR, silent), until(decidedMillis + 1)))
                        .measures()
                        .alerts())
                .isEqualTo(1);
        assertThat(only(run(rules(2 * HOUR, silent), until(DAY))).measures().alerts())
                .isEqualTo(1);
        assertThat(only(run(rules(HOUR, silent), until(DAY))).measures().alerts())
                .isZero();
    }

    @Test
    void shadowIsMeasuredAndDecidesNothing() throws IOException {
        pay("t-1", 0, 200);
        RuleDraft shadow = rule("large").when("transaction.amount > 100").mode(Mode.SHADOW);

        BacktestResult result = run(rules(0, shadow), Period.ALL);
        assertThat(only(result).mode()).isEqualTo("shadow");
        assertThat(only(result).measures().hits()).isEqualTo(1);
        assertThat(only(result).marginal().hits()).isEqualTo(1);
        assertThat(result.all().hits()).isZero();
        assertThat(result.outcomes()).isEmpty();
    }

    @Test
    void labelsSayHowRightARuleIs() throws IOException {
        pay("t-1", 0, 200);
        pay("t-2", HOUR, 300);
        pay("t-3", 2 * HOUR, 10);
        labels.set("t-1", Label.FRAUD);
        labels.set("t-2", Label.GENUINE);
        labels.set("t-3", Label.FRAUD);
        labels.set("t-4", Label.FRAUD);

        BacktestResult result = run(rules(0, LARGE), Period.ALL, new Backtest.Answers(Optional.of(labels), false));
        assertThat(result.labels()).contains(new LabelCounts(4, 3, 0, 2));
        Measures.Truth truth = only(result).measures().truth().orElseThrow();
        assertThat(truth.precision().value()).isEqualTo(0.5);
        assertThat(truth.recall().value()).isEqualTo(0.5);
        assertThat(truth.falsePositivesPerFraud()).contains(1.0);
        assertThat(truth.amountCaught()).isEqualTo(200);
        assertThat(truth.amountInsulted()).isEqualTo(300);
    }

    @Test
    void labelsThatMatchNothingAreAnErrorThatShowsBothIds() {
        pay("t-1", 0, 200);
        labels.set("4711", Label.FRAUD);

        assertThatThrownBy(() -> run(rules(0, LARGE), Period.ALL, new Backtest.Answers(Optional.of(labels), false)))
                .hasMessage(
                        "none of the 1 labels is of a transaction that was measured: the first column of --labels has"
                                + " to be ids as the transactions have them, such as 't-1', and has others, such as '4711'");
    }

    @Test
    void aHistoryThatEndsBeforeMeasuringBeginsIsAnError() {
        pay("t-1", 0, 200);

        assertThatThrownBy(() -> run(rules(DAY, LARGE), from(HOUR)))
                .hasMessage("there is no event to measure: the history has 1 from 1970-01-01T00:00:00.000Z to"
                        + " 1970-01-01T00:00:00.000Z, and measuring would begin at 1970-01-01T01:00:00.000Z; choose an"
                        + " earlier --from, or a shorter --warmup");
    }

    @Test
    void anotherEngineSaysWhatChanges() throws IOException {
        pay("t-1", 0, 90);
        pay("t-2", HOUR, 150);
        pay("t-3", 2 * HOUR, 20);
        RuleSet before = rules(0, rule("large").when("transaction.amount > 100"));

        Backtest backtest = new Backtest(
                engines,
                rules(0, rule("small").when("transaction.amount < 100"), LARGE),
                new Backtest.Against(Optional.of(before), 1),
                Period.ALL,
                Backtest.Answers.NONE,
                DecisionListener.NONE);
        Changes changes =
                backtest.run(history(), ProgressListener.NONE).changes().orElseThrow();

        assertThat(changes.outcomes())
                .containsExactlyInAnyOrder(
                        new Changes.OutcomeChange("", "REVIEW", 2, 0, 110),
                        new Changes.OutcomeChange("REVIEW", "BLOCK", 1, 0, 150));
        assertThat(changes.newly().hits()).isEqualTo(2);
        assertThat(changes.noLonger().hits()).isZero();
        assertThat(changes.before().hits()).isEqualTo(1);
        assertThat(changes.examples())
                .hasSize(1)
                .first()
                .extracting(Changes.Example::event)
                .isEqualTo("t-1");
    }

    @Test
    void aRefusedRuleIsAnError() {
        assertThatThrownBy(() -> run(rules(0, rule("bad").when("transaction.amout > 1")), Period.ALL))
                .isInstanceOf(RuleRefusedException.class)
                .hasMessageContaining("the rule 'bad' of these rules is refused: when: unknown field 'amout'");
    }

    private BacktestResult run(RuleSet rules, Period period) throws IOException {
        return run(rules, period, Backtest.Answers.NONE);
    }

    private BacktestResult run(RuleSet rules, Period period, Backtest.Answers answers) throws IOException {
        Backtest backtest =
                new Backtest(engines, rules, Backtest.Against.NOTHING, period, answers, DecisionListener.NONE);
        return backtest.run(history(), ProgressListener.NONE);
    }

    private History history() {
        return Histories.of(events);
    }

    private void pay(String id, long atMillis, double amount) {
        events.add(payment(id).at(atMillis).of(amount).event());
    }

    private static Period from(long millis) {
        return new Period(OptionalLong.of(millis), OptionalLong.empty(), OptionalLong.empty());
    }

    private static Period until(long millis) {
        return new Period(OptionalLong.empty(), OptionalLong.of(millis), OptionalLong.empty());
    }

    private static RuleResult only(BacktestResult result) {
        return result.rules().get(0);
    }

    private static RuleSet rules(long lookbackMillis, RuleDraft... drafts) {
        List<Node> documents = new ArrayList<>();
        List<MeasuredRule> rules = new ArrayList<>();
        for (RuleDraft draft : drafts) {
            try {
                Node document = JSON.read(draft.json().getBytes(StandardCharsets.UTF_8));
                documents.add(document);
                rules.add(new MeasuredRule(
                        DocumentIds.of(document), 1, Mode.of(document).ruleName(), outcome(document)));
            } catch (DocumentException e) {
                throw new AssertionError(e);
            }
        }
        return new RuleSet("these rules", documents, rules, Map.of(), lookbackMillis);
    }

    private static String outcome(Node document) {
        return document instanceof Node.Fields rule
                        && rule.values().get("then") instanceof Node.Fields then
                        && then.values().get("outcome") instanceof Node.Text outcome
                ? outcome.value()
                : "";
    }

    private static JobConfig config() {
        try {
            return new JobConfigs().read("", Map.of("kafka.bootstrapServers", "none:0"), Map.of());
        } catch (ConfigException e) {
            throw new AssertionError(e);
        }
    }
}
