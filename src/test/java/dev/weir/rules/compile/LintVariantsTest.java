package dev.weir.rules.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.answer.RuleError;
import dev.weir.rules.Rules;
import dev.weir.rules.rule.Compiled;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same mistakes in other words: negated, over features and functions, with whole numbers, with other guards. And what always fails. */
final class LintVariantsTest {
    private static final String FEATURES = "n: {count: transaction, by: [cardId], over: 1h},"
            + " spent: {sum: transaction.amount, by: [cardId], over: 1h},"
            + " ip: {last: transaction.ip, by: [cardId], over: 1h}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 / 0 > 2",
                "size(transaction.items) % 0 == 1",
                "transaction.amount / 0 > 2.0",
                "transaction.amount / 0.0 > 2.0",
                "transaction.amount > 5 && 10.0 / -0.0 < transaction.amount"
            })
    void aDivisionByAWrittenZeroIsNamed(String when) {
        assertThat(warnings(when))
                .singleElement()
                .satisfies(warning ->
                        assertThat(warning.message()).isEqualTo("nothing can be divided by 0; write another number"));
    }

    @Test
    void anElementBeforeTheFirstIsNamed() {
        assertThat(warnings("transaction.items[-1].price > 5"))
                .singleElement()
                .satisfies(warning -> assertThat(warning.message()).contains("the last element is x[size(x) - 1]"));
        assertThat(warnings("transaction.items[0].price / 2 > 5")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!(transaction.amount > 5.0) && transaction.amount > 6.0",
                "!(transaction.amount <= 5.0 || transaction.ip == 'x') && transaction.amount < 3.0",
                "transaction.amount > 5.0 && !(transaction.amount > 3.0)",
                "n > 5 && n < 3",
                "n > 3 && n < 4",
                "n >= 4 && n <= 3.5",
                "n == 3 && n in [1, 2]",
                "n in [1, 2] && n > 2",
                "n == 3 && !(n in [3, 4])",
                "n == 2.5",
                "spent > 100.0 && spent < 50.0",
                "ip == 'a' && ip == 'b'",
                "(transaction.currency == 'EUR' || transaction.currency == 'USD') && transaction.currency == 'GBP'",
                "!(transaction.currency != 'EUR' && transaction.currency != 'USD') && transaction.currency == 'GBP'",
                "transaction.currency in ['EUR', 'USD'] && !(transaction.currency in ['USD', 'EUR'])",
                "transaction.attributes.giftCard && !transaction.attributes.giftCard",
                "transaction.attributes.giftCard == true && transaction.attributes.giftCard == false",
                "has(transaction.ip) && transaction.amount > 5.0 && !has(transaction.ip)",
                "inList('a', transaction.ip) && !inList('a', transaction.ip)",
                "recently('REVIEW', '24h') && !recently('REVIEW', '1d')",
                "fuzzyMatch('a', transaction.cardId) > 1.0",
                "size(transaction.items) > 5 && transaction.items.size() < 3",
                "size(transaction.items) < 0",
                "bucket('x', transaction.cardId) >= 100",
                "hour(transaction.timestamp, 'UTC') > 22 && hour(transaction.timestamp, 'UTC') < 6",
                "hour(transaction.timestamp, 'UTC') == 24",
                "orElse(transaction.latitude, 0.0) > 5.0 && orElse(transaction.latitude, 0.0) < 3.0",
                "transaction.amount / 2.0 > 5.0 && transaction.amount / 2.0 < 3.0",
                "size(transaction.items) != transaction.items.size()"
            })
    void whatCanNeverHoldIsNamed(String when) {
        assertThat(warnings(when))
                .singleElement()
                .satisfies(warning -> assertThat(warning.message()).contains("can never hold"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "n >= 3 || n <= 2",
                "n != 3 || n != 4",
                "!(n == 3) || !(n == 4)",
                "!(n == 3 && n == 4) || spent > 5.0",
                "!(transaction.currency in ['EUR']) || transaction.currency != 'USD'",
                "transaction.attributes.giftCard || !transaction.attributes.giftCard",
                "size(transaction.items) >= 0",
                "bucket('x', transaction.cardId) < 100",
                "n != 2.5"
            })
    void whatAlwaysHoldsIsNamed(String when) {
        assertThat(warnings(when))
                .isNotEmpty()
                .allSatisfy(warning -> assertThat(warning.message())
                        .containsAnyOf("always holds", "holds whatever", "can never hold together"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "n > 3 && n < 5",
                "n >= 3 && n <= 3",
                "n > 3 || n < 3",
                "spent > 3.0 && spent < 4.0",
                "n > 3 && spent < 2.0",
                "n > 2.5 && n < 3.5",
                "!(n > 5) && n > 3",
                "!(n > 5 && spent > 3.0) && n > 6",
                "(transaction.currency == 'EUR' || transaction.ip == 'USD') && transaction.currency == 'GBP'",
                "(transaction.currency == 'EUR' || transaction.currency == 'USD') && transaction.currency == 'USD'",
                "transaction.attributes.giftCard && n > 3",
                "has(transaction.ip) && transaction.ip == 'x'",
                "inList('a', transaction.ip) && !inList('b', transaction.ip)",
                "inList('a', transaction.ip) && !inList('a', transaction.cardId)",
                "size(transaction.items) > 0",
                "size(transaction.items) <= 0",
                "bucket('x', transaction.cardId) < 50",
                "bucket('x', transaction.cardId) > 60 && bucket('y', transaction.cardId) < 20",
                "hour(transaction.timestamp, 'UTC') > 22 || hour(transaction.timestamp, 'UTC') < 6",
                "hour(transaction.timestamp, 'UTC') > 20 && hour(transaction.timestamp, 'Asia/Tokyo') < 6",
                "decided('BLOCK', '1h') > 5 && decided('BLOCK', '24h') < 9",
                "transaction.items.all(i, i.quantity > 5) && transaction.items.all(i, i.quantity < 3)",
                "transaction.amount / 2.0 > 5.0 && transaction.amount / 3.0 < 3.0"
            })
    void whatCanHoldIsNot(String when) {
        assertThat(warnings(when)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "size(transaction.items) < 0; size(transaction.items) is a whole number of 0 or more",
                "bucket('x', transaction.cardId) >= 100; is a whole number from 0 to 99",
                "n == 2.5; n is a whole number;"
            })
    void whatTheNumberCanBeIsSaid(String when, String said) {
        assertThat(warnings(when))
                .singleElement()
                .satisfies(warning -> assertThat(warning.message())
                        .startsWith("this can never hold: ")
                        .contains(said)
                        .endsWith("; compare it with another number"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10 - (transaction.country == 'DE' ? 10 : 0) > 5",
                "(transaction.country == 'DE' ? 1 : 0) * 10 + n > 5",
                "1 + (lookup('fx', transaction.currency) > 2.0 ? 10 : 0) > 5",
                "1 + (n > 3 && transaction.latitude > 5.0 ? 10 : 0) > 5"
            })
    void aSumThatIsSilencedIsNamed(String when) {
        assertThat(warnings(when))
                .singleElement()
                .satisfies(
                        warning -> assertThat(warning.message()).contains("this is absent, and the whole sum with it"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(transaction.country == 'DE' ? 1 : 0) * 10 > 5",
                "1 + (orElse(lookup('fx', transaction.currency), 0.0) > 2.0 ? 10 : 0) > 5",
                "1 + (has(lookup('fx', transaction.currency)) && lookup('fx', transaction.currency) > 2.0 ? 1 : 0) > 5",
                "10 - (n > 3 ? 10 : 0) > 5"
            })
    void aSumThatIsThereIsNot(String when) {
        assertThat(warnings(when)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "size(transaction.ip.split('.')) > 0 && transaction.ip.split('.')[3] == '7'",
                "size(transaction.ip.split('.')) >= 3 && transaction.ip.split('.')[3] == '7'",
                "transaction.ip.contains('@') && transaction.ip.split('.')[1] == '7'",
                "transaction.ip.contains('.') && transaction.ip.split('.')[2] == '7'",
                "size(transaction.ip.split(':')) > 1 && transaction.ip.split('.')[1] == '7'",
                "size(transaction.cardId.split('.')) > 1 && transaction.ip.lowerAscii().split('.')[1] == '7'",
                "ip.split('.')[1] == '7'"
            })
    void aPartThatNeedNotBeThereIsNamed(String when) {
        assertThat(warnings(when))
                .singleElement()
                .satisfies(warning -> assertThat(warning.message()).contains("; ask before it, as in size("));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "size(transaction.ip.split('.')) >= 4 && transaction.ip.split('.')[3] == '7'",
                "4 <= size(transaction.ip.split('.')) && transaction.ip.split('.')[3] == '7'",
                "!(size(transaction.ip.split('.')) < 4) && transaction.ip.split('.')[3] == '7'",
                "size(transaction.ip.split('.')) == n && transaction.ip.split('.')[3] == '7'",
                "transaction.ip.lowerAscii().contains('.') && transaction.ip.lowerAscii().split('.')[1] == '7'",
                "transaction.ip.indexOf('.') > 0 && transaction.ip.split('.')[1] == '7'"
            })
    void aPartThatIsAskedAboutIsNot(String when) {
        assertThat(warnings(when)).isEmpty();
    }

    private static List<RuleError> warnings(String when) {
        Compiled compiled = Rules.compile("id: r\nversion: 1\non: transaction\nfeatures: {" + FEATURES
                + "}\nwhen: |-\n  " + when + "\nthen: {outcome: REVIEW}\n");
        assertThat(compiled).isInstanceOf(Compiled.Accepted.class);
        return ((Compiled.Accepted) compiled).warnings();
    }
}
