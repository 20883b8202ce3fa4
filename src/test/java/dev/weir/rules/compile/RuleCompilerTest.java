package dev.weir.rules.compile;

import static dev.weir.rules.Rules.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.EventType;
import dev.weir.events.Value;
import dev.weir.events.answer.RuleError;
import dev.weir.events.definition.EventDefinitions;
import dev.weir.events.definition.Schema;
import dev.weir.rules.Rules;
import dev.weir.rules.Rules.Situation;
import dev.weir.rules.expression.value.EvaluationException;
import dev.weir.rules.limit.RuleLimits;
import dev.weir.rules.rule.Compiled;
import dev.weir.rules.rule.Mode;
import dev.weir.rules.rule.Rule;
import dev.weir.rules.rule.RuleFeature;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a document becomes. */
class RuleCompilerTest {
    private static final String SMALLEST =
            "{id: r, version: 1, on: transaction, when: transaction.amount > 500, then: {outcome: REVIEW}}";

    @Test
    void theSmallestRuleHasDefaults() throws EvaluationException {
        Rule rule = Rules.rule(SMALLEST);
        assertThat(rule.mode()).isEqualTo(Mode.LIVE);
        assertThat(rule.rolloutPercent()).isEqualTo(100);
        assertThat(rule.exposure().priority()).isZero();
        assertThat(rule.pacing().isNone()).isTrue();
        assertThat(rule.activeFromMillis()).isEqualTo(Long.MIN_VALUE);
        assertThat(rule.activeUntilMillis()).isEqualTo(Long.MAX_VALUE);
        assertThat(rule.subject()).isEmpty();
        assertThat(rule.features()).isEmpty();
        assertThat(rule.usesStock()).isFalse();
        assertThat(rule.score().evaluate(new Situation(transaction()))).isEqualTo(new Value.Int(0));
    }

    @Test
    void everyKeyIsRead() throws EvaluationException {
        Rule rule = Rules.rule("""
                id: card-testing
                version: 4
                description: A burst on one card
                tags: [fraud, card]
                mode: off
                rollout: 12.5
                active: {from: 2026-03-01T00:00:00Z, until: 1775001600000}
                priority: -10
                on: transaction
                subject: transaction.cardId
                features:
                  n: {count: transaction, by: [cardId], over: 10m}
                when: n > 3
                then:
                  outcome: BLOCK
                  score: 50 + n
                  params: {hold: '"24h"', n: n, flag: true, ratio: 0.5}
                  cooldown: 24h
                """);
        Situation scenario = new Situation(transaction()).with(0, new Value.Int(5));
        assertThat(rule.id()).isEqualTo("card-testing");
        assertThat(rule.version()).isEqualTo(4);
        assertThat(rule.identity().description()).isEqualTo("A burst on one card");
        assertThat(rule.identity().tags()).containsExactly("fraud", "card");
        assertThat(rule.mode()).isEqualTo(Mode.OFF);
        assertThat(rule.rolloutPercent()).isEqualTo(12.5);
        assertThat(rule.activeFromMillis()).isEqualTo(1_772_323_200_000L);
        assertThat(rule.activeUntilMillis()).isEqualTo(1_775_001_600_000L);
        assertThat(rule.exposure().priority()).isEqualTo(-10);
        assertThat(rule.triggers()).containsExactly(EventType.TRANSACTION);
        assertThat(rule.pacing().cooldownMillis()).isEqualTo(86_400_000);
        assertThat(rule.outcome()).isEqualTo("BLOCK");
        assertThat(rule.condition().whenFeatures()).containsExactly("n");
        assertThat(rule.when().evaluate(scenario)).isEqualTo(new Value.Bool(true));
        assertThat(rule.subject().orElseThrow().evaluate(scenario)).isEqualTo(new Value.Text("card-1"));
        assertThat(rule.score().evaluate(scenario)).isEqualTo(new Value.Int(55));
        assertThat(param(rule, "hold", scenario)).isEqualTo(new Value.Text("24h"));
        assertThat(param(rule, "n", scenario)).isEqualTo(new Value.Int(5));
        assertThat(param(rule, "flag", scenario)).isEqualTo(new Value.Bool(true));
        assertThat(param(rule, "ratio", scenario)).isEqualTo(new Value.Real(0.5));
    }

    @Test
    void onlyTheFeaturesOfTheConditionAreShownAsReasons() {
        Rule rule = Rules.rule("""
                id: r
                version: 1
                on: transaction
                features:
                  used: {count: transaction, by: [ip], over: 1m}
                  scored: {count: transaction, by: [ip], over: 2m}
                  shadowed: {count: transaction, by: [ip], over: 3m}
                  unused: {count: transaction, by: [ip], over: 4m}
                when: used > 1 && [1].exists(shadowed, shadowed > 0)
                then: {outcome: REVIEW, score: scored}
                """);
        assertThat(rule.condition().whenFeatures()).containsExactly("used");
        assertThat(rule.features())
                .extracting(RuleFeature::name)
                .containsExactly("used", "scored", "shadowed", "unused");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "click; stock.available < 3; true",
                "click; has(stock); true",
                "click; click.sku == 'stock'; false",
                "transaction; transaction.items.exists(i, i.stock.available < 3); true",
                "transaction; has(transaction.items[0].stock); true",
                "transaction; transaction.items.filter(i, i.quantity > 1).exists(j, has(j.stock.price)); true",
                "transaction; transaction.items.exists(stock, stock.quantity > 3); false",
                "inventory; inventory.available < 3; false"
            })
    void aRuleUsesStockIfItReadsIt(String on, String when, boolean expected) {
        EventType type = EventDefinitions.BUILT_IN.named(on);
        assertThat(Rules.when(type, when).usesStock()).isEqualTo(expected);
    }

    @Test
    void stockCountsAsUsedInParametersToo() {
        Rule rule = Rules.rule(
                "{id: r, version: 1, on: click, when: true, then: {outcome: X, params: {left: stock.available}}}");
        assertThat(rule.usesStock()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"transaction", "click", "inventory"})
    void everyFieldOfTheSchemaCanBeNamed(String on) {
        EventType type = EventDefinitions.BUILT_IN.named(on);
        Rules.SCHEMA.fields(type).forEach(field -> Rules.when(type, "has(" + on + "." + field.name() + ")"));
    }

    @Test
    void aRejectionNamesTheDocument() {
        Compiled compiled = Rules.compile("{id: r, version: 7, on: transaction}");
        assertThat(compiled).isInstanceOfSatisfying(Compiled.Rejected.class, rejected -> {
            assertThat(rejected.id()).isEqualTo("r");
            assertThat(rejected.version()).isEqualTo(7);
        });
    }

    @Test
    void anExpressionOverTheLimitIsRefused() {
        RuleCompiler strict = new RuleCompiler(Schema.PLAIN, new RuleLimits(1000, 10, 1000, 10));
        Compiled compiled = strict.compile(Rules.yaml(SMALLEST));
        assertThat(errors(compiled))
                .extracting(RuleError::message)
                .containsExactly(
                        "the expression has 24 characters; at most 10 are allowed: put parts of it into features,"
                                + " or make two rules of it");
    }

    @Test
    void aWindowOverTheConfiguredMaximumIsRefused() {
        RuleCompiler strict = new RuleCompiler(Schema.PLAIN, new RuleLimits(1000, 1000, 3_600_000, 10));
        Compiled compiled =
                strict.compile(Rules.yaml("{id: r, version: 1, on: transaction, when: true, then: {outcome: X},"
                        + " features: {a: {count: transaction, by: [ip], over: 61m}}}"));
        assertThat(errors(compiled)).extracting(RuleError::path).containsExactly("features.a.over");
    }

    @Test
    void aRuleHasAsManyFeaturesAsItMayAndNoMore() {
        assertThat(Rules.compile(withFeatures(50))).isInstanceOf(Compiled.Accepted.class);
        assertThat(Rules.errors(withFeatures(51)))
                .containsExactly(RuleError.at(
                        "features",
                        "the rule has 51 features; at most 50 are allowed (limits.maxFeaturesPerRule): leave out what it"
                                + " does not need, or make two rules of it"));
    }

    @Test
    void ofManyErrorsTheFirstAreToldAndHowManyMoreThereAre() {
        String keys = IntStream.range(0, 5_000).mapToObj(i -> ", k" + i + ": 1").collect(Collectors.joining());
        Compiled compiled =
                Rules.compile("{id: r, version: 1, on: transaction, when: 'true', then: {outcome: X}" + keys + "}");

        assertThat(errors(compiled)).hasSize(100).last().isEqualTo(RuleError.at("", "and 4901 more"));
    }

    private static String withFeatures(int count) {
        return "{id: r, version: 1, on: transaction, when: 'true', then: {outcome: X}, features: {"
                + IntStream.range(0, count)
                        .mapToObj(i -> "f" + i + ": {count: transaction, by: [ip], over: 1m}")
                        .collect(Collectors.joining(", "))
                + "}}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"(; 1; )", "-(; 1; )", "[; 1; ]", "1+; 1; ''", "true ? 1 : ; 1; ''", "a.; a; ''", "!!!; true; ''"})
    void anExpressionThatNestsTooDeepIsRefusedAndDoesNoHarm(String open, String middle, String close) {
        String deep = open.repeat(400) + middle + close.repeat(400);
        assertThat(Rules.errors("{id: r, version: 1, on: transaction, when: '" + deep + " == 1', then: {outcome: X}}"))
                .hasSize(1);
    }

    private static Value param(Rule rule, String name, Situation scenario) throws EvaluationException {
        return rule.params().getOrDefault(name, scope -> Value.absent()).evaluate(scenario);
    }

    private static List<RuleError> errors(Compiled compiled) {
        return compiled instanceof Compiled.Rejected rejected ? rejected.errors() : List.of();
    }
}
