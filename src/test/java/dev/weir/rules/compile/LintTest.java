package dev.weir.rules.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.EventType;
import dev.weir.events.StreamDefinition;
import dev.weir.events.ValueType;
import dev.weir.events.answer.RuleError;
import dev.weir.events.definition.Schema;
import dev.weir.rules.Rules;
import dev.weir.rules.limit.RuleLimits;
import dev.weir.rules.lint.RuleReview;
import dev.weir.rules.rule.Compiled;
import dev.weir.rules.rule.Rule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is accepted but probably not meant, and what looks like it and is meant. */
final class LintTest {
    private static final EventType RETURNS = EventType.declared("returns");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "transaction.amount > 5 && transaction.amount < 3",
                "transaction.amount > 5 && transaction.amount < 5",
                "transaction.amount >= 5 && transaction.amount < 5",
                "5 < transaction.amount && 5 >= transaction.amount",
                "transaction.amount > 5 && transaction.ip == 'x' && transaction.amount == 3",
                "transaction.amount == 5 && transaction.amount != 5.0",
                "transaction.currency == 'EUR' && transaction.currency == 'USD'",
                "transaction.currency == 'EUR' && transaction.currency != 'EUR'",
                "transaction.currency in ['EUR', 'USD'] && transaction.currency == 'GBP'",
                "transaction.currency in ['EUR'] && transaction.currency in ['USD', 'GBP']",
                "transaction.amount > 1 && !(transaction.amount > 5 && transaction.amount < 3)",
                "transaction.amount != transaction.amount",
                "transaction.amount < transaction.amount",
                "transaction.amount > 5 && false"
            })
    void aConditionThatCanNeverHoldIsNamed(String when) {
        assertThat(warnings(when))
                .singleElement()
                .satisfies(warning -> assertThat(warning.message()).contains("can never hold"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "transaction.currency != 'EUR' || transaction.currency != 'USD'; holds whatever transaction.currency is",
                "transaction.amount >= 5 || transaction.amount < 5; holds whatever transaction.amount is",
                "transaction.amount > 3 || transaction.ip == 'x' || transaction.amount < 5; holds whatever",
                "transaction.currency == transaction.currency; always holds where there is a value",
                "transaction.amount > 5 || true; always holds"
            })
    void aConditionThatAlwaysHoldsIsNamed(String when, String said) {
        assertThat(warnings(when))
                .singleElement()
                .satisfies(warning -> assertThat(warning.message()).contains(said));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "transaction.amount >= 5 && transaction.amount <= 5",
                "transaction.amount > 3 && transaction.amount < 5",
                "transaction.amount < 3 || transaction.amount > 5",
                "transaction.amount > 5 || transaction.amount < 5",
                "transaction.amount > 5 && transaction.latitude < 3",
                "(transaction.amount > 5 || transaction.ip == 'x') && transaction.amount < 3",
                "transaction.amount > 5 && !(transaction.amount < 3)",
                "transaction.currency == 'EUR' || transaction.currency == 'USD'",
                "transaction.currency != 'EUR' && transaction.currency != 'USD'",
                "transaction.currency in ['EUR', 'USD'] && transaction.currency != 'USD'",
                "transaction.currency in ['EUR', 'USD'] && transaction.currency == 'USD'",
                "transaction.items.exists(i, i.quantity > 5) && transaction.items.exists(i, i.quantity < 3)",
                "transaction.amount > 5 && orElse(transaction.amount, 0.0) < 3.0",
                "true",
                "false"
            })
    void aConditionThatCanHoldIsNot(String when) {
        assertThat(warnings(when)).isEmpty();
    }

    @Test
    void aWarningHasItsPlaceAndSaysWhatToWrite() {
        assertThat(warnings("transaction.amount > 5 && transaction.amount < 3"))
                .containsExactly(new RuleError(
                        "when",
                        "this can never hold together with what is asked of transaction.amount before it; leave one of"
                                + " them out, or write || between them",
                        1,
                        46));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(transaction.attributes.segment == 'gold' ? 10 : 0) + (transaction.amount > 5 ? 20 : 0) > 15",
                "1 + (transaction.country != 'DE' || transaction.amount > 5 ? 20 : 0) > 15",
                "1 + (!(transaction.latitude > 5) ? 20 : 0) > 15",
                "1 + (orElse(transaction.country, transaction.currency) == 'DE' ? 20 : 0) > 15"
            })
    void aConditionThatSilencesASumIsNamed(String when) {
        assertThat(warnings(when))
                .singleElement()
                .satisfies(warning -> assertThat(warning.message())
                        .contains("this is absent, and the whole sum with it; write orElse(..., false)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(transaction.amount > 9 ? 10 : 0) + (transaction.amount > 5 ? 20 : 0) > 15",
                "(orElse(transaction.attributes.segment == 'gold', false) ? 10 : 0) + 1 > 5",
                "(orElse(transaction.attributes.segment, 'none') == 'gold' ? 10 : 0) + 1 > 5",
                "(has(transaction.country) && transaction.country == 'DE' ? 10 : 0) + 1 > 5",
                "has(transaction.country) && (transaction.country == 'DE' ? 10 : 0) + 1 > 5",
                "orElse((transaction.country == 'DE' ? 10 : 0) + 1, 0) > 5",
                "(has(transaction.country) ? 10 : 0) + 1 > 5",
                "(transaction.country == 'DE' ? 10 : 0) > 5",
                "(transaction.items.exists(i, i.quantity > 5) ? 10 : 0) + 1 > 5"
            })
    void aSumThatAlwaysIsThereIsNot(String when) {
        assertThat(warnings(when)).isEmpty();
    }

    @Test
    void aPartOfATextThatNeedNotBeThereIsNamed() {
        assertThat(warnings("transaction.ip.split('.')[1] == '7'"))
                .singleElement()
                .satisfies(warning -> assertThat(warning.message())
                        .isEqualTo("this fails where transaction.ip has fewer than 2 parts; ask before it, as in"
                                + " size(transaction.ip.split(...)) > 1 && ..."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "transaction.ip.split('.')[0] == '7'",
                "size(transaction.ip.split('.')) == 4 && transaction.ip.split('.')[3] == '7'",
                "transaction.ip.split('.').size() > 1 && transaction.ip.split('.')[1] == '7'",
                "transaction.ip.contains('.') && transaction.ip.split('.')[1] == '7'",
                "transaction.ip.matches('a.*') && transaction.ip.split('.')[1] == '7'",
                "transaction.items[1].quantity > 7"
            })
    void aPartThatIsAskedAboutIsNot(String when) {
        assertThat(warnings(when)).isEmpty();
    }

    @Test
    void aPartOfAKeyIsNotSinceAnEventWithoutItJustHasNoKey() {
        assertThat(warnings("a > 5", "a: {count: transaction, by: ['transaction.ip.split(\".\")[1]'], over: 1h}"))
                .isEmpty();
        assertThat(
                        warnings(
                                "a > 5",
                                "a: {count: transaction, by: [cardId], over: 1h, where: 'transaction.ip.split(\".\")[1] == \"7\"'}"))
                .extracting(RuleError::path)
                .containsExactly("features.a.where");
    }

    @Test
    void aLoopOverLinesInALoopOverLinesIsNamed() {
        assertThat(warnings("transaction.items.exists(i, transaction.items.exists(j, j.price > i.price * 9))"))
                .singleElement()
                .satisfies(warning -> assertThat(warning.message())
                        .startsWith("this looks at every pair of lines, and above 500 lines the rule fails"));
        assertThat(warnings("transaction.items.exists(i, i.price > 9) && transaction.items.exists(j, j.price < 2)"
                        + " && transaction.items.exists(i, ['a', 'b'].exists(s, s == i.sku))"))
                .isEmpty();
    }

    @Test
    void aFeatureKeptByTheIdOfTheEventsThatItCountsIsNamed() {
        assertThat(warnings("a > 5", "a: {count: transaction, by: [customerId, transactionId], over: 1h}"))
                .containsExactly(RuleError.at(
                        "features.a.by",
                        "each transaction has transactionId of its own, so that no event counts but the one at hand;"
                                + " leave transactionId out"));
        assertThat(warnings("a > 5", "a: {count: transaction, by: [customerId, deviceId], over: 1h}"))
                .isEmpty();
    }

    @Test
    void aPatternKeptByTheIdOfItsEventsIsNamed() {
        String stages = "pattern: {within: 1h, stages: [{name: a, on: transaction}, {name: b, on: transaction}]}";
        assertThat(Rules.compile(
                        "{id: r, version: 1, by: [cardId, transactionId], then: {outcome: REVIEW}, " + stages + "}"))
                .isInstanceOfSatisfying(
                        Compiled.Accepted.class,
                        accepted -> assertThat(accepted.warnings())
                                .containsExactly(RuleError.at(
                                        "by",
                                        "each event has transactionId of its own, so that no two of them meet in the"
                                                + " pattern; leave transactionId out")));
        assertThat(Rules.compile("{id: r, version: 1, by: [cardId], then: {outcome: REVIEW}, " + stages + "}"))
                .isInstanceOfSatisfying(
                        Compiled.Accepted.class,
                        accepted -> assertThat(accepted.warnings()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "transaction.ip == '203.0.113.0/24'",
                "transaction.ip in ['198.51.100.7', '203.0.113.0/24']",
                "'2001:db8::/32' != transaction.ip",
                "transaction.ip.startsWith('203.0.113.0/24')",
                "transaction.ip == '203.0.113.*'",
                "transaction.ip == '203.*.*.*'"
            })
    void anAddressThatIsComparedWithANetworkIsNamed(String when) {
        assertThat(warnings(when))
                .singleElement()
                .satisfies(warning -> assertThat(warning.message())
                        .startsWith("no address is the text '")
                        .endsWith("write inNetworks('blocked-networks', transaction.ip)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "transaction.ip == '203.0.113.7'",
                "transaction.ip.startsWith('203.0.113.')",
                "network(transaction.ip, 24) == '203.0.113.0/24'",
                "network(transaction.ip, 24) in ['203.0.113.0/24']",
                "transaction.merchantId == '203.0.113.0/24'"
            })
    void anAddressThatIsComparedWithAnAddressIsNot(String when) {
        assertThat(warnings(when)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'gap: 2h, atMost: 1h', 2h, 1h", "'gap: 1h, atMost: 1h', 1h, 1h", "gap: 2d, 2d, 1d"})
    void aSessionThatIsShorterThanItsGapIsNamed(String session, String gap, String most) {
        assertThat(warnings("a > 5", "a: {count: transaction, by: [cardId], session: {" + session + "}}"))
                .containsExactly(RuleError.at(
                        "features.a.session.gap",
                        "no gap of " + gap + " fits into a session that is looked at for " + most
                                + " at most: this is the same as over: " + most
                                + "; write a longer 'atMost', or a shorter 'gap'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gap: 59m, atMost: 1h", "gap: 2d, atMost: 10d", "gap: 23h"})
    void aSessionThatIsLongerThanItsGapIsNot(String session) {
        assertThat(warnings("a > 5", "a: {count: transaction, by: [cardId], session: {" + session + "}}"))
                .isEmpty();
    }

    @Test
    void aFeatureThatAnotherEventLooksUpByTheIdIsNot() {
        Schema schema = new Schema(
                Map.of(),
                Map.of(
                        RETURNS,
                        new StreamDefinition(
                                RETURNS, "returnId", "at", "customerId", Map.of("transactionId", ValueType.STRING))));
        Compiled compiled = new RuleCompiler(schema, RuleLimits.DEFAULT).compile(Rules.yaml("""
                {id: r, version: 1, on: returns, then: {outcome: REVIEW}, when: paid > 5, features: {
                 paid: {last: transaction.amount, by: [transactionId], over: 30d},
                 again: {count: returns, by: [returnId], over: 1h}}}
                """));

        assertThat(((Compiled.Accepted) compiled).warnings())
                .extracting(RuleError::path)
                .containsExactly("features.again.by");
    }

    @Test
    void aRuleWhoseStepsOutgrowTheBudgetIsNamed() {
        Rule rule = Rules.when("transaction.currency == 'EUR' || transaction.ip == 'x'");
        long steps = rule.when().mostSteps();

        assertThat(new RuleReview(Rules.SCHEMA, List.of(), steps + rule.score().mostSteps()).of(rule))
                .isEmpty();
        assertThat(new RuleReview(Rules.SCHEMA, List.of(), steps + rule.score().mostSteps() - 1).of(rule))
                .singleElement()
                .satisfies(warning -> assertThat(warning.message())
                        .startsWith("the rule can take up to " + steps + " steps")
                        .endsWith("ask inList(...)"));
    }

    private static List<RuleError> warnings(String when, String... features) {
        Compiled compiled = Rules.compile("id: r\nversion: 1\non: transaction\nfeatures: {"
                + String.join(", ", features) + "}\nwhen: |-\n  " + when + "\nthen: {outcome: REVIEW}\n");
        assertThat(compiled).isInstanceOf(Compiled.Accepted.class);
        return ((Compiled.Accepted) compiled).warnings();
    }
}
