package dev.weir.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.answer.RuleError;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said about bad rules: each file of the folder has the golden text of its errors beside it. */
class BadRulesTest {

    static Stream<String> names() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.list(folder())) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.substring(0, name.length() - ".yaml".length()))
                    .sorted()
                    .toList();
            return names.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void aBadRuleIsToldWhatToWriteInstead(String name) throws IOException, URISyntaxException {
        String errors = Rules.errors(text(name + ".yaml")).stream()
                .map(BadRulesTest::written)
                .collect(Collectors.joining("\n", "", "\n"));
        assertThat(errors).isEqualTo(text(name + ".expected"));
    }

    @Test
    void noMessageSpeaksTheLanguageOfTheChecker() throws IOException, URISyntaxException {
        for (String name : names().toList()) {
            assertThat(text(name + ".expected"))
                    .as(name)
                    .doesNotContain("overload", "undeclared reference", "container", "weir.", "EOF", "expecting");
        }
    }

    private static String written(RuleError error) {
        return error.line() == 0
                ? error.path() + ": " + error.message()
                : error.path() + ":" + error.line() + ":" + error.column() + ": " + error.message();
    }

    private static String text(String file) throws IOException, URISyntaxException {
        return Files.readString(folder().resolve(file));
    }

    private static Path folder() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(BadRulesTest.class.getResource("/bad-rules"))
                .toURI());
    }
}
