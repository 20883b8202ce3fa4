package dev.weir.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PercentageTest {
    @ParameterizedTest
    @CsvSource({"0%, 0", "20%, 0.2", "0.5 %, 0.005", "100%, 1", "0.000001%, 0.00000001"})
    void aNumberAndTheSignAreAShare(String text, double share) {
        assertThat(Percentage.share(text)).hasValue(share);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20", "%", "100.000001%", "101%", "-5%", "1000%", ".5%", "5.%", "5,5%", "0.0000001%"})
    void anythingElseIsNone(String text) {
        assertThat(Percentage.share(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 0 %", "0.2, 20 %", "0.0751, 7.5 %", "1, 100 %", "0.0004, 0 %"})
    void aShareIsWrittenToATenthOfAPercent(double share, String text) {
        assertThat(Percentage.text(share)).isEqualTo(text);
    }
}
