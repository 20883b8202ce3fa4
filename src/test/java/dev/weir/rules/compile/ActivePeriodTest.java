package dev.weir.rules.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.answer.RuleError;
import dev.weir.rules.Rules;
import dev.weir.rules.rule.Compiled;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The period in which a rule applies, as numbers that people write. */
final class ActivePeriodTest {

    @ParameterizedTest
    @ValueSource(strings = {"from: 1772445600", "until: 4102444799", "from: 946684800"})
    void aPeriodInSecondsIsNamed(String period) {
        String seconds = period.replaceAll("\\D", "");

        assertThat(ofPeriod(period))
                .singleElement()
                .satisfies(warning -> assertThat(warning.message())
                        .startsWith("as milliseconds, " + seconds + " is a day in 1970")
                        .contains("write " + seconds + "000, or"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from: 0",
                "from: 946684799",
                "from: 4102444800",
                "from: 1772445600000",
                "until: 2026-03-01T00:00:00Z"
            })
    void anotherPeriodIsNot(String period) {
        assertThat(ofPeriod(period)).isEmpty();
    }

    private static List<RuleError> ofPeriod(String period) {
        Compiled compiled = Rules.compile("""
                id: r
                version: 1
                on: transaction
                active: {%s}
                when: transaction.amount > 5
                then: {outcome: REVIEW}
                """.formatted(period));
        assertThat(compiled).isInstanceOf(Compiled.Accepted.class);
        return ((Compiled.Accepted) compiled).warnings();
    }
}
