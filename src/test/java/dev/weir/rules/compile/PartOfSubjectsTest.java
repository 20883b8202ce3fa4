package dev.weir.rules.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.answer.RuleError;
import dev.weir.rules.Rules;
import dev.weir.rules.rule.Compiled;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rollout is a percentage, and a part of one is hardly ever meant. */
class PartOfSubjectsTest {
    @Test
    void aRolloutBelowOneIsSaidToBeAPercentageWithWhatIsProbablyMeant() {
        assertThat(warnings("0.1"))
                .extracting(RuleError::path, RuleError::message)
                .containsExactly(org.assertj.core.api.Assertions.tuple(
                        "rollout",
                        "'rollout' is a percentage, so 0.1 is 0.1 % of the subjects; for 10 % write rollout: 10"));
        assertThat(warnings("0.999"))
                .singleElement()
                .satisfies(warning -> assertThat(warning.message()).endsWith("for 99.9 % write rollout: 99.9"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "2.5", "100"})
    void otherPercentagesAreTaken(String rollout) {
        assertThat(warnings(rollout)).isEmpty();
    }

    private static List<RuleError> warnings(String rollout) {
        Compiled compiled = Rules.compile("{id: r, version: 1, rollout: " + rollout
                + ", on: transaction, when: transaction.amount > 5.0, then: {outcome: REVIEW}}");
        assertThat(compiled).isInstanceOf(Compiled.Accepted.class);
        return ((Compiled.Accepted) compiled).warnings();
    }
}
