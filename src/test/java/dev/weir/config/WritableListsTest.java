package dev.weir.config;

import static dev.weir.config.ConfigTexts.LEAST;
import static dev.weir.config.ConfigTexts.errors;
import static dev.weir.config.ConfigTexts.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lists on which rules may put entries, as they are named in a job config. */
final class WritableListsTest {
    @Test
    void theListsAreThoseNamedAndAtMost32() throws ConfigException {
        assertThat(read(LEAST).signers().mayWrite()).isEmpty();
        assertThat(read(LEAST + "rules: {mayWrite: []}").signers().mayWrite()).isEmpty();
        assertThat(read(LEAST + "rules: {mayWrite: [hot-ips, B.2]}").signers().mayWrite())
                .containsExactly("hot-ips", "B.2");
        assertThat(read(LEAST + lists(32)).signers().mayWrite()).hasSize(32);
        assertThat(errors(LEAST + lists(33), Map.of(), Map.of()))
                .containsExactly("rules.mayWrite: has 33 lists; write at most 32");
    }

    private static String lists(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "l" + i)
                .collect(Collectors.joining(", ", "rules: {mayWrite: [", "]}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            rules: {mayWrite: [a/b]} | rules.mayWrite: has 'a/b', which is no name of a list; write up to 128 letters, digits, '.', '_' and '-', beginning with a letter or a digit
            rules: {mayWrite: [a], signers: {anna: MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=}} | rules.mayWrite: lets rules put entries on lists, which nobody signs, and there are rules.signers; leave one of them out
            """)
    void whatIsWrongIsRefusedWithItsPathAndWhatToWrite(String yaml, String error) {
        assertThat(errors(LEAST + yaml, Map.of(), Map.of())).containsExactly(error);
    }
}
