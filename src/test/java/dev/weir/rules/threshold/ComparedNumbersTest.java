package dev.weir.rules.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.io.document.DocumentForms;
import dev.weir.io.document.Documents;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.Node;
import dev.weir.rules.limit.RuleLimits;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ComparedNumbersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "payments5m >= 7 | payments5m | 7 | payments5m >= 9",
                "7 <= payments5m | payments5m | 7 | 9 <= payments5m",
                "transaction.amount > 1.50 | transaction.amount | 1.5 | transaction.amount > 9",
                "transaction.amount > 3 * average | average | 3 | transaction.amount > 9 * average",
                "average*3 < 1 + 1 | average | 3 | average*9 < 1 + 1",
                "balance < -5 | balance | -5 | balance < 9",
                "balance < - 5 | balance | -5 | balance < 9",
                "orElse(spend, 0) > 600 | spend | 600 | orElse(spend, 0) > 9",
                "distanceKm(a, b) > 300 | distanceKm | 300 | distanceKm(a, b) > 9",
                "size(\"7 ü 𝄞\") < 12 && name == \"x >= 7\" | size | 12 | size(\"7 ü 𝄞\") < 9 && name == \"x >= 7\"",
                "transaction.items.exists(i, i.price > 5e1) | i.price | 50 | transaction.items.exists(i, i.price > 9)",
            })
    void aNumberIsReplacedWhereItIsWritten(String when, String name, BigDecimal value, String other) throws Exception {
        Node rule = rule("when: '" + when + "'");
        List<ComparedNumber> found = numbers(rule);

        assertThat(found).singleElement().satisfies(number -> {
            assertThat(number.name()).isEqualTo(name);
            assertThat(number.value()).isEqualByComparingTo(value);
            assertThat(number.place()).isEqualTo("when");
        });
        assertThat(found.get(0).with(rule, new BigDecimal("9"))).isEqualTo(rule("when: '" + other + "'"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "name == \"7\"",
                "name in [\"7\"]",
                "a > b",
                "a - b > 0x10",
                "a - b > 7",
                "a > 0x10",
                "age > duration(\"7s\")",
                "this is no expression",
                "true"
            })
    void whatComparesNoNumberWithANameHasNone(String when) throws Exception {
        assertThat(numbers(rule("when: '" + when + "'"))).isEmpty();
    }

    @Test
    void featuresAndStagesAreNamedAsPlaces() throws Exception {
        Node rule = rule("""
                features:
                  large: {count: transaction, where: transaction.amount > 100, by: [cardId], over: 1h}
                pattern:
                  stages:
                    - {name: probe, on: transaction, where: transaction.amount < 1.0, times: 2}
                    - name: hit
                      on: [transaction, click]
                      where: {transaction: transaction.amount > 300, click: click.price > 20}
                when: large >= 2
                """);

        assertThat(numbers(rule))
                .extracting(number -> number.name() + "@" + number.place() + ": " + number.comparison())
                .containsExactly(
                        "transaction.amount@large: transaction.amount > 100",
                        "transaction.amount@probe: transaction.amount < 1",
                        "transaction.amount@hit: transaction.amount > 300",
                        "click.price@hit: click.price > 20",
                        "large@when: large >= 2");
        assertThat(DocumentForms.json(numbers(rule).get(3).with(rule, new BigDecimal("0.5"))))
                .contains("\"click\":\"click.price > 0.5\"", "\"transaction\":\"transaction.amount > 300\"");
    }

    private static List<ComparedNumber> numbers(Node rule) {
        return ComparedNumbers.in(rule, RuleLimits.DEFAULT);
    }

    private static Node rule(String yaml) throws DocumentException {
        return Documents.yaml(10_000).read(yaml.getBytes(StandardCharsets.UTF_8));
    }
}
