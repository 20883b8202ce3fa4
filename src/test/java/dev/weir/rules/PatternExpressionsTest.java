package dev.weir.rules;

import static dev.weir.rules.Rules.pattern;
import static dev.weir.rules.Rules.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.EventType;
import dev.weir.events.Stock;
import dev.weir.events.StockChange;
import dev.weir.events.Value;
import dev.weir.patterns.definition.Stage;
import dev.weir.rules.Rules.Situation;
import dev.weir.rules.expression.value.EvaluationException;
import dev.weir.rules.rule.Rule;
import dev.weir.rules.rule.RuleFeature;
import dev.weir.rules.rule.RulePattern;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the conditions of a pattern and the expressions of its rule see. */
class PatternExpressionsTest {
    private static final Value TRUE = new Value.Bool(true);

    @Test
    void aPatternWithoutWhenFiresWheneverItIsComplete() throws EvaluationException {
        assertThat(pattern("{name: a, on: click}").when().evaluate(new Situation(Rules.click())))
                .isEqualTo(TRUE);
    }

    @Test
    void aConditionIsForEachTypeOrForAll() throws EvaluationException {
        Rule each = pattern("{name: a, on: [click, transaction], where: {click: 'click.type == \"VIEW\"'}}");
        assertThat(single(each, 0).where()).containsOnlyKeys(EventType.CLICK);
        Rule all = pattern(
                "{name: a, on: [click, transaction], where: 'click.type == \"VIEW\" || transaction.amount > 5'}");
        Map<EventType, Stage.Condition> where = single(all, 0).where();
        assertThat(where).containsOnlyKeys(EventType.CLICK, EventType.TRANSACTION);
        assertThat(Set.copyOf(where.values())).hasSize(1);
        assertThat(condition(all, 0, new Situation(Rules.click()))).isEqualTo(TRUE);
        assertThat(condition(all, 0, new Situation(transaction(6)))).isEqualTo(TRUE);
        assertThat(condition(all, 0, new Situation(transaction(5)))).isNotEqualTo(TRUE);
    }

    @Test
    void aConditionOnTheTypeThatAnEventIsNotIsNotTrue() throws EvaluationException {
        Rule rule = pattern("{name: a, on: [click, transaction], where: click.type != 'VIEW'}");
        assertThat(condition(rule, 0, new Situation(transaction()))).isNotEqualTo(TRUE);
    }

    @Test
    void aConditionLooksBackIfItNamesAStage() throws EvaluationException {
        Rule rule = pattern("{name: a, on: transaction, where: transaction.amount < 1},"
                + " {name: b, on: transaction, where: transaction.amount > 2 * a.amount}");
        assertThat(single(rule, 0).where().values())
                .extracting(Stage.Condition::looksBack)
                .containsExactly(false);
        assertThat(single(rule, 1).where().values())
                .extracting(Stage.Condition::looksBack)
                .containsExactly(true);
        assertThat(condition(rule, 1, new Situation(transaction(9)).took(0, transaction(4))))
                .isEqualTo(TRUE);
        assertThat(condition(rule, 1, new Situation(transaction(9)).took(0, transaction(5))))
                .isNotEqualTo(TRUE);
    }

    @Test
    void aRepeatedStageSeesWhatItHasMatchedSoFar() throws EvaluationException {
        Rule rule =
                pattern("{name: a, on: transaction, times: 2+, where: 'size(a) == 0 || transaction.amount > a[size(a) -"
                        + " 1].amount', until: 'sum(a.map(x, x.amount)) > 10'}");
        assertThat(condition(rule, 0, new Situation(transaction(5)))).isEqualTo(TRUE);
        assertThat(condition(rule, 0, new Situation(transaction(5)).took(0, transaction(4))))
                .isEqualTo(TRUE);
        assertThat(condition(rule, 0, new Situation(transaction(5)).took(0, transaction(6))))
                .isNotEqualTo(TRUE);
        assertThat(condition(rule, 1, new Situation(transaction(5)).took(0, transaction(6), transaction(6))))
                .isEqualTo(TRUE);
        assertThat(single(rule, 0).until().map(Stage.Condition::looksBack)).contains(true);
    }

    @Test
    void untilMayBeAboutAnyTypeOfThePattern() throws EvaluationException {
        Rule rule = pattern("{name: a, on: transaction, times: 1+, until: click.type == 'VIEW'}, {name: b, on: click}");
        assertThat(condition(rule, 0, new Situation(Rules.click()))).isEqualTo(TRUE);
        assertThat(condition(rule, 0, new Situation(transaction()))).isNotEqualTo(TRUE);
    }

    @Test
    void aStageOfARepeatedGroupIsAList() throws EvaluationException {
        Rule rule = pattern(
                "{times: 2, stages: [{name: a, on: transaction}, {name: b, on: transaction, where: 'a[0].amount <"
                        + " transaction.amount'}]}, {name: c, on: transaction, where: size(b) == 2}");
        assertThat(condition(rule, 0, new Situation(transaction(5)).took(0, transaction(4))))
                .isEqualTo(TRUE);
        assertThat(condition(rule, 1, new Situation(transaction(5)).took(1, transaction(4))))
                .isNotEqualTo(TRUE);
    }

    @Test
    void aStageThatWasLeftOutIsAbsent() throws EvaluationException {
        Rule rule = pattern(
                "{name: a, on: click}, {name: b, on: click, optional: true}, {name: c, on: click, times: 0+}, {name: d,"
                        + " on: click}",
                "!has(b) && !has(c) && size(c) == 0 && has(a)");
        Situation match = new Situation(Rules.click()).took(0, Rules.click());
        assertThat(rule.when().evaluate(match)).isEqualTo(TRUE);
        assertThat(rule.when().evaluate(match.took(1, Rules.click()))).isEqualTo(new Value.Bool(false));
    }

    @Test
    void aStageOverSeveralTypesHasTheFieldsOfAll() throws EvaluationException {
        Rule rule = pattern(
                "{name: a, on: [click, transaction]}, {name: b, on: click}",
                "a.ip == '203.0.113.7' && a.amount > 5.0 && !has(a.type) && a.attributes.giftCard && size(a.items) == 2");
        assertThat(rule.when().evaluate(new Situation(Rules.click()).took(0, transaction())))
                .isEqualTo(TRUE);
        assertThat(rule.when().evaluate(new Situation(Rules.click()).took(0, Rules.click())))
                .isNotEqualTo(TRUE);
    }

    @Test
    void theSumOfARepeatedStageCanBeTaken() throws EvaluationException {
        Rule rule = pattern(
                "{name: probes, on: transaction, times: 2+}, {name: hit, on: transaction}",
                "sum(probes.map(p, p.amount)) == 5.5 && hit.items[1].sku == 's-2'");
        Situation match = new Situation(transaction())
                .took(0, transaction(2), transaction(3.5))
                .took(1, transaction());
        assertThat(rule.when().evaluate(match)).isEqualTo(TRUE);
    }

    @Test
    void theEventAtHandIsSeenByItsTypeAndTheOtherTypeIsAbsent() throws EvaluationException {
        Rule rule = pattern(
                "{name: a, on: click}, {name: b, on: [click, transaction]}",
                "has(transaction) && !has(click) && transaction.amount > 5");
        assertThat(rule.when().evaluate(new Situation(transaction()))).isEqualTo(TRUE);
        assertThat(rule.when().evaluate(new Situation(Rules.click()))).isEqualTo(new Value.Bool(false));
    }

    @Test
    void nowIsTheTimeOfTheDecision() throws EvaluationException {
        Rule rule = pattern(
                "{name: a, on: click}, {name: b, on: transaction, not: true}",
                "now - a.timestamp == duration('60s') && click.timestamp == a.timestamp");
        Situation match = new Situation(Rules.click())
                .took(0, Rules.click())
                .at(Rules.click().timestampMillis() + 60_000);
        assertThat(rule.when().evaluate(match)).isEqualTo(TRUE);
    }

    @Test
    void aPatternKeptBySkuTellsEachCustomer() throws EvaluationException {
        Rule rule = Rules.rule("""
                id: back-in-stock
                version: 1
                by: [sku]
                subject: viewed.customerId
                features:
                  sold: {count: transaction, by: [sku], over: 1h}
                pattern:
                  within: 1d
                  stages:
                    - {name: viewed, on: click, where: stock.available == 0 && sold > 3}
                    - {name: back, on: [inventory, transaction], where: {inventory: inventory.available > 0}}
                when: sold > 5 && stock.available > 3
                then: {outcome: TELL}
                """);
        RulePattern pattern = rule.pattern().orElseThrow();
        assertThat(pattern.subjectLooksBack()).isTrue();
        assertThat(pattern.usesStock()).isTrue();
        assertThat(pattern.conditionFeatures().inOrder())
                .extracting(RuleFeature::name)
                .containsExactly("sold");
        assertThat(rule.features()).extracting(RuleFeature::perLine).containsExactly(false);
        Situation match = new Situation(new StockChange("s-1", "w", 0, false, 5, 0, 1.0))
                .took(0, Rules.click())
                .with(0, new Value.Int(6))
                .withStock(new Stock(4, 0, 1.0));
        assertThat(rule.when().evaluate(match)).isEqualTo(TRUE);
        assertThat(rule.subject().orElseThrow().evaluate(match)).isEqualTo(new Value.Text("c-1"));
    }

    @Test
    void aFeatureOfLinesIsOneWhereThePatternIsKeptByAnotherKey() throws EvaluationException {
        Rule rule =
                Rules.rule("{id: r, version: 1, features: {sold: {count: transaction, by: [sku], over: 1h}}, pattern:"
                        + " {within: 1m, stages: [{name: a, on: transaction}]}, when: 'transaction.items.exists(i, i.sold > 3 &&"
                        + " i.stock.available < 2)', then: {outcome: X}}");
        assertThat(rule.features()).extracting(RuleFeature::perLine).containsExactly(true);
        Situation match =
                new Situation(transaction()).withLine(1, 0, new Value.Int(4)).withStock(1, new Stock(1, 0, 1.0));
        assertThat(rule.when().evaluate(match)).isEqualTo(TRUE);
    }

    private static Stage.Single single(Rule rule, int stage) {
        return (Stage.Single)
                rule.pattern().orElseThrow().compiled().definition().stages().get(stage);
    }

    private static Value condition(Rule rule, int number, Situation scenario) throws EvaluationException {
        return rule.pattern().orElseThrow().conditions().get(number).evaluate(scenario);
    }
}
