package dev.weir.rules.expression.environment;

import static dev.weir.rules.Rules.transaction;
import static dev.weir.rules.Rules.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.Value;
import dev.weir.rules.Rules;
import dev.weir.rules.Rules.Situation;
import dev.weir.rules.expression.value.EvaluationException;
import dev.weir.rules.list.ListUse;
import dev.weir.rules.rule.Rule;
import org.junit.jupiter.api.Test;

class MembershipTest {
    private static final Value TRUE = new Value.Bool(true);
    private static final Value FALSE = new Value.Bool(false);

    private final Situation scenario =
            new Situation(transaction()).withList("ips", "203.0.113.7").withList("words", "2", "true", "Ärger");

    @Test
    void aTextIsLookedForInTheListOfThatName() throws EvaluationException {
        assertThat(value("inList('ips', transaction.ip)", scenario)).isEqualTo(TRUE);
        assertThat(value("inList('words', transaction.ip)", scenario)).isEqualTo(FALSE);
        assertThat(value("inList('words', 'Ärger')", scenario)).isEqualTo(TRUE);
        assertThat(value("!inList('ips', transaction.ip)", scenario)).isEqualTo(FALSE);
    }

    @Test
    void aListThatIsNotThereHoldsNothing() throws EvaluationException {
        assertThat(value("inList('none', transaction.ip)", scenario)).isEqualTo(FALSE);
    }

    @Test
    void anIntAndABoolAreLookedForAsTheyAreWritten() throws EvaluationException {
        assertThat(value("inList('words', size(transaction.items))", scenario)).isEqualTo(TRUE);
        assertThat(value("inList('words', transaction.attributes.giftCard)", scenario))
                .isEqualTo(TRUE);
    }

    @Test
    void whatIsAbsentIsInNoListAndOutsideOfNone() throws EvaluationException {
        assertThat(value("inList('ips', transaction.deviceId)", scenario)).isEqualTo(Value.absent());
        assertThat(value("!inList('ips', transaction.deviceId)", scenario)).isEqualTo(Value.absent());
    }

    @Test
    void linesOfATransactionAreLookedForOneByOne() throws EvaluationException {
        assertThat(value("transaction.items.exists(i, inList('skus', i.sku))", scenario.withList("skus", "s-2")))
                .isEqualTo(TRUE);
    }

    @Test
    void aRuleSaysWhichListsItAsksAndWhere() {
        Rule rule = Rules.rule("{id: r, version: 1, on: transaction, features: {n: {count: transaction, by: [ip],"
                + " over: 1h, where: \"inList('a', transaction.ip)\"}}, when: \"n > 1 && inList('b', transaction.ip)\","
                + " then: {outcome: X, score: \"inList('c', 'x') ? 1 : 2\", params: {p: \"inList('b', 'x')\"}}}");

        assertThat(rule.lists())
                .containsOnlyKeys("a", "b", "c")
                .containsEntry("a", ListUse.asTexts("features.n.where"))
                .containsEntry("b", ListUse.asTexts("when"))
                .containsEntry("c", ListUse.asTexts("then.score"));
    }

    @Test
    void aConditionOfAStageAndOfAFeatureAsksToo() throws EvaluationException {
        Rule rule = Rules.pattern("{name: a, on: transaction, where: \"inList('ips', transaction.ip)\"},"
                + " {name: b, on: transaction}");

        assertThat(rule.pattern().orElseThrow().conditions().get(0).evaluate(scenario))
                .isEqualTo(TRUE);
        assertThat(rule.lists()).containsOnlyKeys("ips");
    }

    @Test
    void twoFeaturesThatAskDifferentListsAreNotTheSame() {
        assertThat(definition("a")).isEqualTo(definition("a")).isNotEqualTo(definition("b"));
    }

    private static Object definition(String list) {
        return Rules.when(
                        "n > 1",
                        "n: {count: transaction, by: [ip], over: 1h, where: \"inList('" + list
                                + "', transaction.ip)\"}")
                .features()
                .get(0)
                .definition();
    }
}
