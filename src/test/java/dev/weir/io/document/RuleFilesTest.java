package dev.weir.io.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleFilesTest {
    @TempDir
    Path folder;

    @Test
    void areReadFromFoldersInFoldersAsJson() throws Exception {
        write("fraud/a.yaml", "id: a\nversion: 1\nwhen: x > 1");
        assertThat(RuleFiles.read(folder).rules())
                .containsExactlyEntriesOf(java.util.Map.of("a", "{\"id\":\"a\",\"version\":1,\"when\":\"x > 1\"}"));
    }

    @Test
    void leaveOutTheTestsOfRules() throws Exception {
        write("a.yaml", "id: a");
        write("a.test.yaml", "id: b");
        assertThat(RuleFiles.read(folder).rules()).containsOnlyKeys("a");
    }

    @Test
    void leaveOutTheirSchemaAndWhatIsHidden() throws Exception {
        write("a.yaml", "id: a");
        write("rule.schema.json", "{}");
        write("..2026_11_26/a.yaml", "id: a");
        assertThat(RuleFiles.read(folder).rules()).containsOnlyKeys("a");
    }

    @Test
    void mustEachHaveAnId() throws Exception {
        write("a.yaml", "version: 1");
        assertRefused("has no id; a rule begins with one, such as id: card-testing");
    }

    @Test
    void mustNotShareAnId() throws Exception {
        write("a.yaml", "id: a");
        write("b.yaml", "id: a");
        assertThat(RuleFiles.read(folder).errors())
                .containsExactly(folder.resolve("b.yaml") + " has the id 'a' of another file; give each rule its own");
    }

    @Test
    void areNamedWithTheirPlaceWhereTheyAreNoYaml() throws Exception {
        write("a.yaml", "id: [a");
        assertRefused("a.yaml:1:5: '[' begins a list, and this one is not closed");
    }

    @Test
    void areReadAlthoughAnotherIsNoYaml() throws Exception {
        write("a.yaml", "id: a\nwhen: @x");
        write("b.yaml", "id: b");
        Files.write(folder.resolve("c.yaml"), "id: caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        RuleFiles.Read read = RuleFiles.read(folder);
        assertThat(read.rules()).containsOnlyKeys("b");
        assertThat(read.errors())
                .satisfiesExactly(
                        error -> assertThat(error).contains("a.yaml:2:7: '@' cannot begin a value"),
                        error -> assertThat(error).contains("c.yaml:1:8: the byte 0xE9"));
    }

    @Test
    void mustBeThere() {
        assertRefused("no rule in " + folder + "; put *.yaml files there, or say -Dweir.rules=none");
    }

    @Test
    void mustHaveAFolder() {
        assertThatThrownBy(() -> RuleFiles.read(folder.resolve("gone")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("no folder ");
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> RuleFiles.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(message);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
