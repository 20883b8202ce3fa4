package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.docs.Page;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The page on commands has a row for each, and for no other. */
final class CommandsPageTest {
    @Test
    void everyCommandIsInTheTable() throws IOException {
        assertThat(Page.rows(Page.named("commands.md").block("commands")).stream()
                        .map(row -> row.get(0)))
                .containsExactlyInAnyOrderElementsOf(leaves("weir", Commands.commandLine())
                        .map(command -> "`" + command + "`")
                        .toList());
    }

    private static Stream<String> leaves(String name, CommandLine command) {
        return command.getSubcommands().isEmpty()
                ? Stream.of(name)
                : command.getSubcommands().entrySet().stream()
                        .flatMap(sub -> leaves(name + " " + sub.getKey(), sub.getValue()));
    }
}
