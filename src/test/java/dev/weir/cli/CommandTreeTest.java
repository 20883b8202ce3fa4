package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** A command line that builds only the commands that it is about, compared with one that has all. */
final class CommandTreeTest {
    @Test
    void eachCommandSaysTheSameOfItselfAsAmongAll() {
        assertSameHelp(Commands.commandLine(), new ArrayList<>());
    }

    @Test
    void whatIsNoCommandIsRefusedWithThoseThatThereAre() {
        assertThat(said("ruels").lines())
                .containsExactly(
                        "there is no command 'weir ruels'; did you mean 'rules'?",
                        "weir --help says what each command does");
        assertThat(said("rules", "tset")).contains("did you mean 'test'?");
        assertThat(said("rules", "make")).contains("known are 'new', 'validate', 'test'");
        assertThat(said("rules")).contains("Which command?", "validate");
        assertThat(said()).contains("Which command?", "Rules: from a file to one in force");
        assertThat(said("completion", "fish")).contains("__fish_seen_subcommand_from rules", "bootstrap-servers");
    }

    private static void assertSameHelp(CommandLine command, List<String> words) {
        List<String> asked = new ArrayList<>(words);
        asked.add("--help");
        assertThat(said(asked.toArray(String[]::new)))
                .as("%s", asked)
                .isEqualTo(String.join("\n", command.getUsageMessage().lines().toList()));
        command.getSubcommands().forEach((name, below) -> {
            List<String> longer = new ArrayList<>(words);
            longer.add(name);
            assertSameHelp(below, longer);
        });
    }

    private static String said(String... words) {
        Ran ran = Ran.of(words);
        return ran.text() + ran.err();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rules new a b               | 'b' is too much: 'weir rules new' takes ID, and options
            rules disable a b c         | 'b', 'c' are too much: 'weir rules disable' takes ID, and options
            status now                  | 'now' is too much: 'weir status' takes options only
            lists add ips 203.0.113.7 x | 'x' is too much: 'weir lists add' takes NAME ENTRY, and options
            """)
    void whatACommandDoesNotTakeIsNamed(String line, String said) {
        Ran ran = Ran.of(line.split(" ", -1));
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).startsWith(said).contains("Usage: weir " + line.split(" ", -1)[0]);
    }
}
