package dev.weir.rules.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.rules.document.Clause;
import dev.weir.rules.document.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A rule that was accepted is accepted by the next minor release. A line of the golden list, a key or a word that can stand
 * at one, goes only with a major release, and a new one gets a line once it is released.
 */
final class KeptKeysTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "rule-keys.txt");

    @Test
    void everyKeyAndEveryWordThatWasReleasedIsThere() throws IOException {
        List<String> keys = Grammar.clauses().stream()
                .flatMap(clause ->
                        clause.keys().stream().flatMap(key -> withWords(clause.name() + "." + key.name(), key)))
                .toList();

        assertThat(keys).containsAll(Files.readAllLines(GOLDEN));
    }

    private static Stream<String> withWords(String name, Clause.Key key) {
        Stream<String> words = key.kind().as(Kind.Choice.class).stream()
                .flatMap(choice -> choice.words().stream())
                .map(word -> name + "=" + word);
        return Stream.concat(Stream.of(name), words);
    }
}
