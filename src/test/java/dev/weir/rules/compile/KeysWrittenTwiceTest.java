package dev.weir.rules.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.answer.RuleError;
import dev.weir.rules.Rules;
import dev.weir.rules.rule.Compiled;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A field that is written twice in {@code by} may stand in the place of another one. */
class KeysWrittenTwiceTest {
    private static final String FEATURE =
            "{id: r, version: 1, on: transaction, features: {n: {count: transaction, by: [BY], over: 5m}},"
                    + " when: n > 3, then: {outcome: REVIEW}}";
    private static final String PATTERN = "{id: r, version: 1, by: [BY], pattern: {within: 5m, stages:"
            + " [{name: one, on: transaction}, {name: two, on: transaction}]}, then: {outcome: REVIEW}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "cardId, cardId                                                         | cardId",
                "cardId, merchantId, cardId                                             | cardId",
                "'network(transaction.ip, 24)', cardId, 'network(transaction.ip, 24)' | network(transaction.ip, 24)"
            })
    void aFieldThatIsWrittenTwiceIsWarnedOfOnce(String by, String twice) {
        assertThat(warnings(FEATURE.replace("BY", by))).singleElement().satisfies(warning -> {
            assertThat(warning.path()).isEqualTo("features.n.by");
            assertThat(warning.message())
                    .startsWith("'" + twice + "' is written twice")
                    .contains("; leave one of them out");
        });
        assertThat(warnings(PATTERN.replace("BY", by))).singleElement().satisfies(warning -> {
            assertThat(warning.path()).isEqualTo("by");
            assertThat(warning.message()).startsWith("'" + twice + "' is written twice");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"cardId", "cardId, merchantId", "cardId, 'network(transaction.ip, 24)'"})
    void differentOnesAreNot(String by) {
        assertThat(warnings(FEATURE.replace("BY", by))).isEmpty();
        assertThat(warnings(PATTERN.replace("BY", by))).isEmpty();
    }

    private static List<RuleError> warnings(String rule) {
        Compiled compiled = Rules.compile(rule);
        assertThat(compiled).isInstanceOf(Compiled.Accepted.class);
        return ((Compiled.Accepted) compiled).warnings();
    }
}
