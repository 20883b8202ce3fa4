package dev.weir;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which random runs a build makes. */
final class SeedsTest {
    @ParameterizedTest
    @ValueSource(ints = {3, 4, 13, 28, 30})
    void ofTheSeedsThatABuildRunsWhatIsLeftWhenTheyAreDividedIsWhatItIsOfAll(int by) {
        assertThat(Seeds.spreadUpTo(300).map(seed -> seed % by).distinct()).hasSize(by);
    }
}
