package dev.weir.engine.profile;

import static dev.weir.engine.Payment.payment;
import static dev.weir.rules.RuleDraft.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Bytes;
import dev.weir.engine.OneKey;
import dev.weir.engine.Payment;
import dev.weir.engine.dedup.KeyLifetime;
import dev.weir.engine.message.CompletedMatches;
import dev.weir.engine.message.JobTime;
import dev.weir.engine.message.Routed;
import dev.weir.engine.message.Signal;
import dev.weir.engine.plan.Rulebook;
import dev.weir.engine.route.Router;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.Value;
import dev.weir.features.definition.FeatureDefinition;
import dev.weir.features.definition.TimeWindow;
import dev.weir.features.function.Aggregates;
import dev.weir.rules.RuleDraft;
import dev.weir.rules.expression.scope.EventScopes;
import dev.weir.rules.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a key with patterns says about an event and about time, apart from the matches themselves. */
final class PatternsAtKeyTest {
    private static final String CARD = "cardId=card-1";
    private static final long MINUTE = 60_000;
    private static final String TWICE = "{name: one, on: transaction}, {name: two, on: transaction}";
    private static final String NOT_AGAIN = "{name: one, on: transaction, where: transaction.amount < 100.0},"
            + " {name: none, on: transaction, not: true, where: transaction.amount > 100.0}";
    private static final String FAILING = "'[\"a\"][int(transaction.amount) - 600]";

    private final List<Long> charged = new ArrayList<>();
    private final Profiler profiler =
            new Profiler(OneKey.SETTINGS, (work, steps) -> charged.add(steps), new EventScopes());
    private final KeyedInMemory memory = new KeyedInMemory();
    private ProfileState state = new ProfileState();
    private long watermarkMillis = Long.MIN_VALUE;

    @Test
    void aFeatureThatLeavesTheEventOutDoesSoBesideAPattern() {
        Rule counting =
                rule("n").feature("n", withoutCurrent(), RuleDraft.EVERY).build();
        Rulebook book = book(counting, card("twice", TWICE).build());

        assertThat(values(observe(book, payment("t-1")))).containsExactly(new Value.Int(0));
        assertThat(values(observe(book, payment("t-2")))).containsExactly(new Value.Int(1));
    }

    @Test
    void aKeyWithNothingButAPatternIsKeptForItsTime() {
        Observation seen = observe(
                book(rule("r").with("by: [cardId]").pattern("2h", TWICE).build()),
                payment("t-1").at(5_000));

        assertThat(seen.changed()).isTrue();
        assertThat(new KeyLifetime(OneKey.HORIZON).claimTimer(state))
                .isEqualTo(5_000 + 120 * MINUTE + OneKey.SETTINGS.seriesLimits().lateMillis());
    }

    @Test
    void aSubjectThatFailsIsAFailureOfItsRule() {
        Rulebook book = book(card("r", TWICE).with("subject: " + FAILING + "'").build());
        observe(book, payment("t-1").of(700));

        assertThat(observe(book, payment("t-2").of(700)).failed()).containsExactly("r");
    }

    @Test
    void whatFailsWhenTimePassesIsAFailureOfItsRuleAndWhatItTakesIsCharged() {
        Rulebook book = book(card("r", TWICE)
                .with(
                        "by: [cardId], subject: '[\"a\"][int(one.amount)]', pattern: {within: 1h, order: eventTime, stages: ["
                                + "{name: one, on: transaction, where: transaction.amount < 100.0},"
                                + " {name: two, on: transaction, where: " + FAILING + " == \"a\"'}]}")
                .build());
        observe(book, payment("t-1").of(7).at(1_000));
        observe(book, payment("t-2").of(700).at(2_000));
        observe(book, payment("t-3").of(600).at(3_000));
        charged.clear();

        Observation passed = pass(book, 4_000);

        assertThat(passed.failed()).containsOnly("r").hasSizeGreaterThan(1);
        assertThat(passed.messages()).hasSize(1);
        assertThat(charged).isNotEmpty().allMatch(steps -> steps > 0);
    }

    @Test
    void whatComesTooLateForTheOrderOfEventTimeIsCounted() {
        Rulebook book = book(card("r", TWICE)
                .with("pattern: {within: 1h, order: eventTime, stages: [" + TWICE + "]}")
                .build());
        observe(book, payment("t-1").at(5_000));
        watermarkMillis = 4_000;

        assertThat(observe(book, payment("t-2").at(4_001)).late()).isZero();
        assertThat(observe(book, payment("t-3").at(4_000)).late()).isEqualTo(1);
    }

    @Test
    void whatAConditionTakesIsChargedAlsoIfNothingBeginsAndWhatTakesNoStepsIsNot() {
        observe(book(card("r", NOT_AGAIN).build()), payment("t-1").of(500));
        assertThat(charged).hasSize(1).allMatch(steps -> steps > 0);
        charged.clear();

        Rule counting =
                rule("n").counts("n", EventType.TRANSACTION, MINUTE, "cardId").build();
        observe(book(counting), payment("t-2"));

        assertThat(charged).isEmpty();
    }

    @Test
    void aMatchForSomebodyElseSaysWhetherOtherKeysMayHaveOneToo() {
        Rule theFirst = card("r", TWICE).with("subject: one.customerId").build();
        Rule byAddress = rule("s").with("by: [ip]").pattern("1h", TWICE).build();

        assertThat(kindOfMatch(book(theFirst))).isEqualTo(CompletedMatches.Kind.EVENT);
        assertThat(kindOfMatch(book(theFirst, byAddress))).isEqualTo(CompletedMatches.Kind.EVENT_AT_KEY);
    }

    @Test
    void theEarliestOfTheTimersOfAllPatternsIsSetOnce() {
        Rulebook book = book(
                rule("late").with("by: [cardId]").pattern("30m", NOT_AGAIN).build(),
                rule("soon").with("by: [cardId]").pattern("10m", NOT_AGAIN).build(),
                rule("later").with("by: [cardId]").pattern("20m", NOT_AGAIN).build());
        observe(book, payment("t-1").of(5).at(1_000));
        assertThat(profiler.claimPatternTimer(state)).isEqualTo(1_000);
        pass(book, 1_000);

        assertThat(profiler.claimPatternTimer(state)).isEqualTo(1_000 + 10 * MINUTE);
        assertThat(profiler.claimPatternTimer(state)).isEqualTo(KeyLifetime.NO_TIMER);
    }

    @Test
    void aMatchThatTimeCompletesBringsTheFeaturesOfItsKey() {
        Rulebook book = book(card("r", NOT_AGAIN)
                .features("n: {count: transaction, by: [cardId], over: 2h}")
                .build());
        observe(book, payment("t-1").of(5).at(1_000));
        pass(book, 1_000);

        CompletedMatches completed =
                (CompletedMatches) pass(book, 1_000 + 60 * MINUTE).messages().get(0);

        assertThat(completed.kind()).isEqualTo(CompletedMatches.Kind.TIME);
        assertThat(completed.matches().get(0).features()).isEqualTo(Map.of("n", new Value.Int(1)));
    }

    @Test
    void matchesThatAreGivenUpAreNotCompletedAnyMore() {
        Rulebook book = book(card("r", TWICE).build());
        observe(book, payment("t-1"));
        profiler.giveUpMatches(state);

        assertThat(matches(observe(book, payment("t-2")))).isZero();
        assertThat(matches(observe(book, payment("t-3")))).isEqualTo(1);
    }

    @Test
    void aKeyOfWhichAllIsUsedIsNotWrittenForWhatIsForgotten() {
        Rulebook book = book(card("r", TWICE).build());
        observe(book, payment("t-1"));

        assertThat(profiler.forgetUnused(routed(book, payment("t-2").event()), book, state, memory))
                .isFalse();

        Rulebook other = book(card("r", NOT_AGAIN).build());
        assertThat(profiler.forgetUnused(routed(other, payment("t-2").event()), other, state, memory))
                .isTrue();
        assertThat(state.patterns()).isEmpty();
    }

    @Test
    void noNumberOfASegmentIsGivenTwiceAlsoAfterARestart() {
        assertThat(state.newSegmentId()).isEqualTo(1);
        assertThat(state.newSegmentId()).isEqualTo(2);

        assertThat(Bytes.there(new ProfileStateCodec(), state).newSegmentId()).isEqualTo(3);
    }

    private static RuleDraft card(String id, String stages) {
        return rule(id).with("by: [cardId]").pattern("1h", stages);
    }

    private static Rulebook book(Rule... rules) {
        return Rulebook.of(1, List.of(rules), OneKey.SETTINGS);
    }

    private CompletedMatches.Kind kindOfMatch(Rulebook book) {
        state = new ProfileState();
        observe(book, payment("t-1").by("c-1").from("ip-1"));
        Observation seen = observe(book, payment("t-2").by("c-2").from("ip-1"));
        return seen.messages().stream()
                .filter(CompletedMatches.class::isInstance)
                .map(CompletedMatches.class::cast)
                .findFirst()
                .orElseThrow()
                .kind();
    }

    private Observation observe(Rulebook book, Payment payment) {
        return profiler.observe(routed(book, payment.event()), book, state, memory, new JobTime(0, watermarkMillis));
    }

    private Observation pass(Rulebook book, long untilMillis) {
        return profiler.pass(CARD, untilMillis, book, state, memory, new JobTime(0, untilMillis));
    }

    private static Routed routed(Rulebook book, Event event) {
        return Router.route(event, book, 1).toKeys().stream()
                .filter(routed -> routed.key().equals(CARD))
                .findFirst()
                .orElseThrow();
    }

    private static List<Value> values(Observation seen) {
        return ((Signal) seen.messages().get(0)).values();
    }

    private static int matches(Observation seen) {
        return seen.messages().stream()
                .mapToInt(message -> message instanceof Signal signal
                        ? signal.matches().size()
                        : ((CompletedMatches) message).matches().size())
                .sum();
    }

    private static FeatureDefinition withoutCurrent() {
        return new FeatureDefinition(
                Aggregates.COUNT,
                EventType.TRANSACTION,
                List.of("cardId"),
                "",
                "transaction",
                new TimeWindow.Sliding(MINUTE),
                false);
    }
}
