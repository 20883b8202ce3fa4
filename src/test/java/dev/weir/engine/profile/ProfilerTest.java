package dev.weir.engine.profile;

import static dev.weir.engine.Payment.payment;
import static dev.weir.engine.Visit.visit;
import static dev.weir.rules.RuleDraft.definition;
import static dev.weir.rules.RuleDraft.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.OneKey;
import dev.weir.engine.message.JobTime;
import dev.weir.engine.message.Routed;
import dev.weir.engine.message.Signal;
import dev.weir.engine.message.SubjectMessage;
import dev.weir.engine.plan.Rulebook;
import dev.weir.engine.route.Router;
import dev.weir.events.EventType;
import dev.weir.events.Transaction;
import dev.weir.events.Value;
import dev.weir.features.definition.FeatureDefinition;
import dev.weir.features.definition.TimeWindow;
import dev.weir.features.function.AggregateFunction;
import dev.weir.features.function.Aggregates;
import dev.weir.rules.RuleDraft;
import dev.weir.rules.expression.FeatureInput;
import dev.weir.rules.expression.value.EvaluationException;
import dev.weir.rules.rule.Rule;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ProfilerTest {
    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;
    private static final String CARD = "cardId=card-1";
    private static final FeatureInput AMOUNT = (view, line) -> new Value.Real(((Transaction) view.event()).amount());
    private static final FeatureInput QUANTITY = (view, line) ->
            new Value.Int(((Transaction) view.event()).items().get(line).quantity());

    private final Rule counting =
            rule("r").counts("n", EventType.TRANSACTION, MINUTE, "cardId").build();

    @Test
    void theEventItselfCounts() {
        assertThat(new OneKey(CARD, counting).value(payment("t").event())).isEqualTo(new Value.Int(1));
    }

    @Test
    void theEventItselfIsLeftOutWhereTheRuleSaysSo() {
        OneKey key = new OneKey(
                CARD,
                rule("r")
                        .feature("n", excludingCurrent(Aggregates.COUNT), RuleDraft.EVERY)
                        .build());

        assertThat(key.value(payment("t-1").event())).isEqualTo(new Value.Int(0));
        assertThat(key.value(payment("t-2").event())).isEqualTo(new Value.Int(1));
    }

    @Test
    void anEventThatComesSoLateThatItIsForgottenCountsItselfAllTheSame() {
        OneKey key = new OneKey(
                CARD,
                rule("r")
                        .feature("n", card(Aggregates.COUNT), RuleDraft.EVERY)
                        .feature("s", card(Aggregates.SUM), AMOUNT)
                        .feature("l", card(Aggregates.LAST), AMOUNT)
                        .feature("d", card(Aggregates.DISTINCT), AMOUNT)
                        .feature("m", card(Aggregates.MEDIAN), AMOUNT)
                        .build());
        key.observe(payment("t-1").of(1).at(3 * DAY).event());

        assertThat(key.values(payment("t-2").of(8).at(DAY).event()))
                .containsExactly(
                        new Value.Int(1), new Value.Real(8), new Value.Real(8), new Value.Int(1), new Value.Real(8));
        assertThat(key.values(payment("t-3").of(2).at(3 * DAY).event()))
                .as("and is not kept")
                .containsExactly(
                        new Value.Int(2), new Value.Real(3), new Value.Real(2), new Value.Int(2), new Value.Real(1.5));
    }

    @Test
    void anEventBehindMoreEventsThanAreKeptForLateOnesCountsItselfAllTheSame() {
        OneKey key = new OneKey(CARD, counting);
        for (int i = 0; i <= 1_001; i++) {
            key.observe(payment("t-" + i).at(2 * MINUTE + i).event());
        }
        key.observe(payment("latest").at(10 * MINUTE).event());

        assertThat(key.value(payment("late").at(MINUTE).event())).isEqualTo(new Value.Int(1));
    }

    @Test
    void aRepetitionChangesNothingAndIsAnswered() {
        OneKey key = new OneKey(CARD, counting);
        key.observe(payment("t-1").event());

        assertThat(key.value(payment("t-1").event())).isEqualTo(new Value.Int(1));
        assertThat(key.value(payment("t-2").event())).isEqualTo(new Value.Int(2));
    }

    @Test
    void aRepetitionAfterTheHorizonIsANewEvent() {
        OneKey key = new OneKey(CARD, counting);
        key.observe(payment("t-1").event());
        key.later(OneKey.HORIZON);

        assertThat(key.value(payment("t-1").event())).isEqualTo(new Value.Int(2));
    }

    @Test
    void sinceLooksBackFromTheEventAndNeverAtIt() {
        OneKey key = new OneKey(
                CARD,
                rule("r")
                        .feature(
                                "s",
                                definition(Aggregates.SINCE, EventType.TRANSACTION, MINUTE, "cardId"),
                                RuleDraft.EVERY)
                        .build());

        assertThat(key.value(payment("t-1").at(1_000).event())).isEqualTo(Value.absent());
        assertThat(key.value(payment("t-2").at(4_000).event())).isEqualTo(new Value.Int(3_000));
        assertThat(key.value(payment("t-3").at(4_000).event())).isEqualTo(new Value.Int(0));
        assertThat(key.value(payment("t-4").at(3_000).event())).isEqualTo(new Value.Int(2_000));
    }

    @Test
    void aFeatureOverNothingIsZeroOrAbsent() {
        Rule rule = rule("r")
                .feature("n", over(Aggregates.COUNT), RuleDraft.EVERY)
                .feature("d", over(Aggregates.DISTINCT), RuleDraft.EVERY)
                .feature("s", over(Aggregates.SUM), RuleDraft.EVERY)
                .feature("a", over(Aggregates.AVG), RuleDraft.EVERY)
                .feature("l", over(Aggregates.LAST), RuleDraft.EVERY)
                .build();

        assertThat(new OneKey("customerId=c-1", rule).values(payment("t").event()))
                .containsExactly(new Value.Int(0), new Value.Int(0), new Value.Real(0), Value.absent(), Value.absent());
    }

    @Test
    void aTransactionCountsOnceForEachLineOfTheSku() {
        OneKey key = new OneKey(
                "sku=a",
                rule("r")
                        .feature("sold", definition(Aggregates.SUM, EventType.TRANSACTION, MINUTE, "sku"), QUANTITY)
                        .build());

        assertThat(key.value(
                        payment("t").line("a", 2).line("b", 40).line("a", 5).event()))
                .isEqualTo(new Value.Real(7));
    }

    @Test
    void rulesThatWantTheSameShareASeries() {
        Rule hour = rule("hour")
                .counts("n", EventType.TRANSACTION, 60 * MINUTE, "cardId")
                .build();
        Rule since = rule("since")
                .feature("s", definition(Aggregates.SINCE, EventType.TRANSACTION, MINUTE, "cardId"), RuleDraft.EVERY)
                .build();
        OneKey key = new OneKey(CARD, counting, hour, since);

        assertThat(key.values(payment("t").event())).hasSize(3);
        assertThat(key.state().series()).hasSize(1);
    }

    @Test
    void whatTwoRulesAskAlikeIsAnsweredOnce() {
        Rule same = rule("same")
                .counts("alias", EventType.TRANSACTION, MINUTE, "cardId")
                .build();

        assertThat(new OneKey(CARD, counting, same).values(payment("t").event()))
                .hasSize(1);
    }

    @Test
    void aSeriesWithoutARuleIsForgottenWithItsSegments() {
        Rule sums = rule("sums")
                .feature("s", definition(Aggregates.SUM, EventType.TRANSACTION, MINUTE, "cardId"), AMOUNT)
                .build();
        OneKey key = new OneKey(CARD, counting, sums);
        for (int i = 0; i < 20; i++) {
            key.observe(payment("t-" + i).event());
        }
        int segments = key.memory().segmentCount();
        key.rules(counting);
        key.forgetUnused(payment("t").event());

        assertThat(key.state().series()).hasSize(1);
        assertThat(key.memory().segmentCount()).isEqualTo(segments / 2).isPositive();
        assertThat(key.value(payment("t").event())).isEqualTo(new Value.Int(21));
    }

    @Test
    void aSeriesStaysUntilItIsToldToGoForEventsOfEarlierEpochsMayStillAsk() {
        OneKey key = new OneKey(CARD, counting);
        key.observe(payment("t-1").event());
        key.rules(rule("other")
                .feature("s", definition(Aggregates.SUM, EventType.TRANSACTION, MINUTE, "cardId"), AMOUNT)
                .build());
        key.observe(payment("t-2").event());
        key.rules(counting);

        assertThat(key.value(payment("t-3").event())).isEqualTo(new Value.Int(2));
    }

    @Test
    void anInputThatFailsIsAnErrorOfItsRuleAndTakesNothingIn() {
        FeatureInput failing = (view, line) -> {
            throw new EvaluationException("no", new ArithmeticException());
        };
        OneKey key = new OneKey(
                CARD,
                rule("r")
                        .feature("s", definition(Aggregates.SUM, EventType.TRANSACTION, MINUTE, "cardId"), failing)
                        .build());

        assertThat(key.value(payment("t").event())).isEqualTo(new Value.Real(0));
        assertThat(key.failed()).containsExactly("r");
    }

    @Test
    void oneTypeSeesWhatAnotherTypeDid() {
        OneKey key = new OneKey(
                "customerId=c-1",
                rule("r").counts("views", EventType.CLICK, MINUTE, "customerId").build());
        key.observe(visit("e-1").event());
        key.observe(visit("e-2").event());

        assertThat(key.value(payment("t").event())).isEqualTo(new Value.Int(2));
    }

    @Test
    void everySubjectThatWaitsGetsASignal() {
        Rule other = rule("other")
                .counts("n", EventType.TRANSACTION, MINUTE, "cardId")
                .subject(scope -> new Value.Text("somebody"))
                .build();
        Rulebook book = Rulebook.of(1, List.of(counting, other), OneKey.SETTINGS);
        Routed routed = Router.route(payment("t").event(), book, 1).toKeys().get(0);

        Observation seen = new Profiler(OneKey.SETTINGS)
                .observe(routed, book, new ProfileState(), new KeyedInMemory(), new JobTime(0, 0));

        assertThat(seen.messages()).extracting(SubjectMessage::subject).containsExactly("c-1", "somebody");
    }

    @Test
    void anEventThatTheJobCannotGetPastIsToldToAllWhoWaitForTheKeyAsNoNewsWithoutAnAnswer() {
        Rule other = rule("other")
                .counts("n", EventType.TRANSACTION, MINUTE, "cardId")
                .subject(scope -> new Value.Text("somebody"))
                .build();
        Rulebook book = Rulebook.of(1, List.of(counting, other), OneKey.SETTINGS);
        Routed routed = Router.route(payment("t").event(), book, 5).toKeys().get(0);

        Observation passed = new Profiler(OneKey.SETTINGS).passBy(routed);

        assertThat(passed.changed()).isFalse();
        assertThat(passed.failed()).isEmpty();
        assertThat(passed.messages())
                .containsExactly(
                        new Signal("c-1", 5, 1, CARD, false, List.of(), Optional.empty()),
                        new Signal("somebody", 5, 1, CARD, false, List.of(), Optional.empty()));
    }

    private static FeatureDefinition over(AggregateFunction form) {
        return definition(form, EventType.CLICK, MINUTE, "customerId");
    }

    private static FeatureDefinition card(AggregateFunction form) {
        return definition(form, EventType.TRANSACTION, MINUTE, "cardId");
    }

    private static FeatureDefinition excludingCurrent(AggregateFunction form) {
        return new FeatureDefinition(
                form,
                EventType.TRANSACTION,
                List.of("cardId"),
                "",
                "transaction",
                new TimeWindow.Sliding(MINUTE),
                false);
    }
}
