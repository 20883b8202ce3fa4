package dev.weir.rules;

import static dev.weir.rules.Rules.pattern;
import static dev.weir.rules.Rules.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.EventType;
import dev.weir.events.Value;
import dev.weir.events.answer.RuleError;
import dev.weir.events.definition.Schema;
import dev.weir.patterns.definition.PatternDefinition;
import dev.weir.patterns.definition.PatternDefinition.AfterMatch;
import dev.weir.patterns.definition.Stage;
import dev.weir.patterns.definition.Stage.Inner;
import dev.weir.patterns.definition.Stage.Repetition;
import dev.weir.rules.Rules.Situation;
import dev.weir.rules.compile.RuleCompiler;
import dev.weir.rules.expression.value.EvaluationException;
import dev.weir.rules.limit.RuleLimits;
import dev.weir.rules.rule.Compiled;
import dev.weir.rules.rule.Rule;
import dev.weir.rules.rule.RulePattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pattern of a document becomes. */
class PatternRulesTest {
    private static final Value TRUE = new Value.Bool(true);

    private static final String CARD_TESTING = """
            id: card-testing
            version: 4
            by: [cardId]
            pattern:
              within: 5m
              stages:
                - {name: probe, on: transaction, where: transaction.amount < 1.0}
                - {name: hit, on: transaction, where: 'transaction.amount > 500.0 && transaction.merchantId != probe.merchantId'}
            features:
              spend1h:  {sum: transaction.amount, by: [cardId], over: 1h}
              cardsOnIp: {distinct: transaction.cardId, by: [ip], over: 24h}
            when: spend1h > 600.0 || cardsOnIp >= 4
            then:
              outcome: BLOCK
              score: 90
              params: {hold: '"24h"', lastProbe: probe.transactionId}
              cooldown: 24h
            """;

    @Test
    void theExampleOfTheLanguageIsARule() throws EvaluationException {
        Rule rule = Rules.rule(CARD_TESTING);
        RulePattern pattern = rule.pattern().orElseThrow();
        PatternDefinition definition = pattern.compiled().definition();
        assertThat(definition.by()).containsExactly("cardId");
        assertThat(definition.withinMillis()).isEqualTo(300_000);
        assertThat(definition.afterMatch()).isEqualTo(new AfterMatch.NoSkip());
        assertThat(definition.order()).isEqualTo(PatternDefinition.Order.ARRIVAL);
        assertThat(definition.maxOpen()).isEqualTo(RuleLimits.DEFAULT.maxOpenMatches());
        assertThat(pattern.conditions()).hasSize(2);
        assertThat(pattern.drains()).isFalse();
        assertThat(rule.triggers()).containsExactly(EventType.TRANSACTION);
        assertThat(rule.condition().whenFeatures()).containsExactlyInAnyOrder("spend1h", "cardsOnIp");
        Situation match =
                new Situation(transaction(501)).took(0, transaction(0.5)).with(0, new Value.Real(601));
        assertThat(rule.when().evaluate(match)).isEqualTo(TRUE);
        assertThat(rule.params()
                        .getOrDefault("lastProbe", scope -> Value.absent())
                        .evaluate(match))
                .isEqualTo(new Value.Text("t-1"));
    }

    @Test
    void aPatternIsKeptByTheCustomerIfNothingElseIsSaid() {
        assertThat(definition("{name: a, on: click}").by()).containsExactly("customerId");
    }

    @Test
    void whatItIsKeptByIsCanonical() {
        Rule rule = Rules.rule(
                "{id: r, version: 1, by: [segment, ip, attributes.segment], pattern: {within: 1m, stages: [{name: a, on:"
                        + " transaction}]}, then: {outcome: X}}");
        assertThat(rule.pattern().orElseThrow().compiled().definition().by())
                .containsExactly("attributes.segment", "ip");
    }

    @Test
    void everySettingIsRead() {
        Rule rule = Rules.rule("{id: r, version: 1, pattern: {within: 1m, afterMatch: {skipToLast: a}, onEdit: drain,"
                + " maxOpen: 7, order: eventTime, stages: [{name: a, on: click}, {name: b, on: click}]},"
                + " then: {outcome: X}}");
        RulePattern pattern = rule.pattern().orElseThrow();
        PatternDefinition definition = pattern.compiled().definition();
        assertThat(definition.afterMatch()).isEqualTo(new AfterMatch.SkipToLast("a"));
        assertThat(definition.order()).isEqualTo(PatternDefinition.Order.EVENT_TIME);
        assertThat(definition.maxOpen()).isEqualTo(7);
        assertThat(pattern.drains()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "times: 1; 1; 1; false",
                "times: 3; 3; 3; false",
                "times: 2..5; 2; 5; false",
                "times: '2..5'; 2; 5; false",
                "times: 3+; 3; 2147483647; false",
                "times: 0..2; 1; 2; true",
                "times: 0+; 1; 2147483647; true",
                "times: 0..1; 1; 1; true",
                "times: 2, optional: true; 2; 2; true"
            })
    void timesAreReadAsFlinkMeansThem(String written, int least, int most, boolean optional) {
        Stage stage = definition("{name: a, on: click}, {name: b, on: click, " + written + "}")
                .stages()
                .get(1);
        assertThat(stage.repetition()).isEqualTo(new Repetition(least, most, optional, false, Inner.RELAXED, 0));
    }

    @Test
    void theRestOfARepetitionIsReadToo() {
        Stage stage = definition("{name: a, on: click, times: 2+, greedy: true, consecutive: true, timesWithin: 10s}")
                .stages()
                .get(0);
        assertThat(stage.repetition())
                .isEqualTo(new Repetition(2, Repetition.UNBOUNDED, false, true, Inner.CONSECUTIVE, 10_000));
    }

    @Test
    void aGroupHoldsStages() {
        PatternDefinition definition = definition("{name: a, on: click}, {next: any, times: 2..3, combinations: true,"
                + " stages: [{name: b, on: click}, {name: c, on: transaction, next: strict}]}");
        assertThat(definition.stages().get(1)).isInstanceOfSatisfying(Stage.Group.class, group -> {
            assertThat(group.next()).isEqualTo(Stage.Next.ANY);
            assertThat(group.repetition()).isEqualTo(new Repetition(2, 3, false, false, Inner.COMBINATIONS, 0));
            assertThat(group.stages()).extracting(Stage::next).containsExactly(Stage.Next.RELAXED, Stage.Next.STRICT);
        });
        assertThat(definition.types()).containsExactlyInAnyOrder(EventType.CLICK, EventType.TRANSACTION);
    }

    @Test
    void aStageMayHaveANameThatNoExpressionCanWrite() {
        assertThat(single(definition("{name: 'b* or not', on: click}"), 0).name())
                .isEqualTo("b* or not");
    }

    @ParameterizedTest
    @CsvSource({"b* or not, b_or_not", "a-b, a_b", "1st, _1st", "größe, gr_e"})
    void whoeverWritesSuchANameIsWarnedAndToldAnother(String name, String instead) {
        String rule = "{id: r, version: 1, pattern: {within: 1h, stages: [{name: '" + name
                + "', on: click, not: NOT}, {name: b, on: click}]}, then: {outcome: REVIEW}}";
        assertThat(((Compiled.Accepted) Rules.compile(rule.replace("NOT", "false"))).warnings())
                .extracting(warning -> warning.path() + ": " + warning.message())
                .containsExactly("pattern.stages[0].name: no expression can name the stage '" + name
                        + "', since names have letters, digits and '_' alone; call it '" + instead + "'");
        assertThat(((Compiled.Accepted)
                                Rules.compile(rule.replace("NOT", "true").replace("[{", "[{name: a, on: click}, {")))
                        .warnings())
                .as("what must not happen has no event to name")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{name: a, on: click}, {name: b, on: transaction}; TRANSACTION",
                "{name: a, on: click}, {name: b, on: [transaction, click]}; TRANSACTION CLICK",
                "{name: a, on: click}, {name: b, on: transaction, optional: true}; TRANSACTION CLICK",
                "{name: a, on: click}, {stages: [{name: b, on: transaction}, {name: c, on: click}]}; CLICK",
                "{name: a, on: click}, {stages: [{name: b, on: transaction}], optional: true}; TRANSACTION CLICK",
                "{name: a, on: click}, {name: b, on: transaction, not: true, next: strict}; TRANSACTION CLICK",
                "{name: a, on: click}, {name: b, on: transaction, not: true}, {name: c, on: click}; CLICK",
                "{name: a, on: click}, {name: b, on: transaction, not: true}; ''"
            })
    void aRuleIsTriggeredByWhatMayCompleteItsPattern(String stages, String types) {
        assertThat(pattern(stages).triggers().stream().map(EventType::stateName))
                .containsExactlyInAnyOrder(types.isEmpty() ? new String[0] : types.split(" ", -1));
    }

    @Test
    void nothingTriggersAPatternThatWaitsForTheOrderOfTime() {
        Rule rule = Rules.rule(
                "{id: r, version: 1, pattern: {within: 1m, order: eventTime, stages: [{name: a, on: click}]},"
                        + " then: {outcome: X}}");
        assertThat(rule.triggers()).isEmpty();
    }

    @Test
    void theConditionOfAFeatureIsPartOfThePattern() {
        String rule =
                "{id: r, version: 1, features: {n: {count: click, by: [customerId], over: %s}}, pattern: {within: 1m,"
                        + " stages: [{name: a, on: click, where: n > 3}]}, then: {outcome: X}}";
        assertThat(id(Rules.rule(rule.formatted("1h")))).isNotEqualTo(id(Rules.rule(rule.formatted("2h"))));
        assertThat(id(Rules.rule(rule.formatted("1h")))).isEqualTo(id(Rules.rule(rule.formatted("60m"))));
    }

    @Test
    void whatIsWrittenDifferentlyIsThePatternItWas() {
        assertThat(id(pattern("{name: a, on: click, where: click.type == \"VIEW\"}")))
                .isEqualTo(id(
                        pattern("{where: ' (click.type==''VIEW'')', name: a, on: [click], times: 1, next: relaxed}")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{name: a, on: click}, {name: b, on: click, within: 5m}",
                "{name: a, on: click}, {name: b, on: click, not: true, within: 5m}"
            })
    void aPatternWhoseStagesHaveAnEndNeedsNoOther(String stages) {
        Rule rule = Rules.rule("{id: r, version: 1, pattern: {stages: [" + stages + "]}, then: {outcome: X}}");
        assertThat(rule.pattern().orElseThrow().compiled().definition().withinMillis())
                .isZero();
    }

    @Test
    void aPatternOfTooManyStagesIsRefused() {
        String stages = IntStream.range(0, 65)
                .mapToObj(i -> "{name: s" + i + ", on: click}")
                .collect(Collectors.joining(","));
        assertThat(Rules.errors(
                        "{id: r, version: 1, pattern: {within: 1h, stages: [" + stages + "]}, then: {outcome: X}}"))
                .extracting(RuleError::path)
                .containsExactly("pattern.stages");
    }

    @Test
    void aPatternMayHaveFewerOpenMatchesThanTheJobAllowsAndNotMore() {
        RuleCompiler strict = new RuleCompiler(Schema.PLAIN, new RuleLimits(1000, 1000, 3_600_000, 10));
        String rule =
                "{id: r, version: 1, pattern: {within: 1h, maxOpen: %d, stages: [{name: a, on: click}]}, then: {outcome:"
                        + " X}}";
        assertThat(strict.compile(Rules.yaml(rule.formatted(10)))).isInstanceOf(Compiled.Accepted.class);
        assertThat(strict.compile(Rules.yaml(rule.formatted(11)))).isInstanceOf(Compiled.Rejected.class);
    }

    private static PatternDefinition definition(String stages) {
        return pattern(stages).pattern().orElseThrow().compiled().definition();
    }

    private static Stage.Single single(PatternDefinition definition, int stage) {
        return (Stage.Single) definition.stages().get(stage);
    }

    private static String id(Rule rule) {
        return rule.pattern().orElseThrow().compiled().id();
    }
}
