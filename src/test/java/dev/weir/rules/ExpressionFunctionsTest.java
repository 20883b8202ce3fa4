package dev.weir.rules;

import static dev.weir.rules.Rules.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.events.Value;
import dev.weir.rules.expression.value.EvaluationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The functions that rules call for texts, times and numbers. */
class ExpressionFunctionsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "transaction.amount % 100 == 20",
                "0.3 % 0.1 == 0",
                "-7.5 % 2 == -1.5",
                "7 % 2.5 == 2",
                "7 % -2 == 1",
                "math.isNaN(1.0 % 0.0)",
                "1e300 % 7.0 >= 0.0",
                "zscore(130, 100, 10) == 3",
                "zscore(130.5, 100, 10.0) == 3.05",
                "!has(transaction.latitude) && coalesce(transaction.latitude, transaction.longitude, 7) == 7.0",
                "coalesce(transaction.deviceId, transaction.cardId, 'none') == transaction.cardId",
            })
    void numbers(String expression) throws EvaluationException {
        assertThat(value(expression)).isEqualTo(new Value.Bool(true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "isWeekend(timestamp('2026-11-27T23:30:00Z'), 'Europe/Berlin')",
                "!isWeekend(timestamp('2026-11-27T22:30:00Z'), 'Europe/Berlin')",
                "isWeekend(timestamp('2026-11-29T12:00:00Z'), 'UTC')",
                "localDate(timestamp('2026-12-31T23:00:00Z'), 'Europe/Berlin') == '2027-01-01'",
                "localDate(timestamp('2026-12-31T23:00:00Z'), 'America/New_York') == '2026-12-31'",
                "daysBetween(timestamp('2026-03-28T22:59:59Z'), timestamp('2026-03-28T23:00:00Z'), 'Europe/Berlin') == 1",
                "daysBetween(timestamp('2026-03-28T22:59:59Z'), timestamp('2026-03-28T23:00:00Z'), 'UTC') == 0",
                "daysBetween(timestamp('2026-03-29T12:00:00Z'), timestamp('2026-03-22T13:00:00Z'), 'UTC') == -7",
                "!has(transaction.deviceId) && orElse(localDate(now, transaction.deviceId), 'unknown') == 'unknown'",
                "orElse(isWeekend(now, 'Mars/' + transaction.cardId), true)",
            })
    void times(String expression) throws EvaluationException {
        assertThat(value(expression)).isEqualTo(new Value.Bool(true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "similarity('MARTHA', 'marhta') > 0.961 && similarity('MARTHA', 'marhta') < 0.962",
                "similarity('DWAYNE', 'DUANE') > 0.839 && similarity('DWAYNE', 'DUANE') < 0.841",
                "similarity('', '') == 1.0 && similarity('a', '') == 0.0",
                "luhn('4111 1111 1111 1111') && luhn('79927398713') && luhn('378282246310005')",
                "!luhn('4111 1111 1111 1112') && !luhn('7') && !luhn('') && !luhn('79927398713x')",
                "emailDomain('Ann@Example.ORG') == 'example.org'",
                "emailDomain('\"a@b\"@example.org') == 'example.org'",
                "orElse(emailDomain('nobody'), '') + orElse(emailDomain('a@'), '') + orElse(emailDomain('@b'), '') == ''",
                "network('203.0.113.77', 24) == '203.0.113.0/24'",
                "network('203.0.113.77', 32) == '203.0.113.77/32' && network('203.0.113.77', 0) == '0.0.0.0/0'",
                "network('::ffff:203.0.113.77', 24) == '203.0.113.0/24'",
                "network('2001:DB8:0:0:1::7', 24) == '2001:db8::/64'",
                "network('2001:db8:ffff:ffff:ffff::7', 24, 40) == '2001:db8:ff00::/40'",
                "network('2001:db8::7', 24, 128) == '2001:db8::7/128' && network('2001:db8::7', 24, 0) == '::/0'",
                "orElse(network('203.0.113', 24), 'none') == 'none'",
                "'%.0f %.0f %.2f'.format([2.5, 3.5, 2.345]) == '2 4 2.34'",
                "'%.0e %.0e %.2e'.format([2.5, 3.5, 2.345]) == '2e+00 4e+00 2.34e+00'",
                "'%.1e %.1e %e'.format([0.0, -9.95, 12]) == '0.0e+00 -1.0e+01 1.200000e+01'",
            })
    void texts(String expression) throws EvaluationException {
        assertThat(value(expression)).isEqualTo(new Value.Bool(true));
    }

    /** Worked out by sha256sum and bc, so that others can put a customer into the same bucket. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "hash('salt', 'c-1') == '033e9940510f9a06e87e9a5f8d401f2d965a945d7899ffd8f45550e3faa9683b'",
                "bucket('salt', 'c-1') == 18",
                "bucket('salt', 'c-2') == 20",
                "hash('sal', 'tc-1') != hash('salt', 'c-1')",
            })
    void hashesAreThoseThatOthersCompute(String expression) throws EvaluationException {
        assertThat(value(expression)).isEqualTo(new Value.Bool(true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"network('203.0.113.77', 33)", "network('::1', 24, 129)", "network('::1', -1)"})
    void aNetworkHasAsManyBitsAsAnAddress(String expression) {
        assertThatThrownBy(() -> value(expression))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("write network(transaction.ip, 24)");
    }
}
