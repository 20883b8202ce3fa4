package dev.weir.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes that people make in what lies beside rules are told with their place, and what to write instead. */
final class FolderMistakesTest {
    private static final String RULE = """
            id: many
            version: 1
            on: transaction
            when: inList("ips", transaction.ip) && defs.large || score("risk") > 0.5
            then: {outcome: REVIEW}
            """;

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lists/ip.txt     | 203.0.113.7                | many.yaml:1:1: warning: there is no list 'ips' beside the rules; did you mean 'ip'?
            lists/ips.csv    | 203.0.113.7                | lists/ips.txt:1:1: the list 'ips' is in ips.csv too; put its entries into one file
            lists/more.txt   | 203.0.113.7, 203.0.113.8   | lists/more.txt:1:1: several addresses; write each on a line of its own
            lists/more.txt   | 203.0.113.0/24;2001:db8::1 | lists/more.txt:1:1: several addresses; write each on a line of its own
            caps/many.yaml   | ''                         | caps/many.yaml:1:1: the document is empty; write its keys and values, or remove the file
            caps/many.yaml   | 'id: caps/many\\nversion: 1\\ntags: [a]\\nsubjects: all\\nover: day\\nzone: UTC\\npaced: true\\nburst: 2\\n' | caps/many.yaml:1:1: 'count' is missing
            models/risk.yaml | 'model: risk\\nversion: 1\\n' | models/risk.yaml:1:1: 'on' is missing; write which events it is asked about
            defs/pay.yaml    | 'id: defs/pay\\nversion: 1\\nconditions: {larg: transaction.amount > 5}\\n' | there is no definition 'large'; did you mean 'larg'?
            """)
    void isToldWithWhatToWriteInstead(String file, String text, String said) throws Exception {
        write("many.yaml", RULE);
        write("defs/pay.yaml", "id: defs/pay\nversion: 1\nconditions: {large: transaction.amount > 5}\n");
        if (!file.equals("lists/ip.txt")) {
            write("lists/ips.txt", "203.0.113.7\n");
        }
        write(file, text.replace("\\n", "\n"));
        assertThat(Ran.of("rules", "validate", folder.toString()).text())
                .contains(said)
                .doesNotContain("?;", "from 1 to 1", "is on: ,");
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.resolveSibling(""));
        Files.writeString(path, text);
    }
}
