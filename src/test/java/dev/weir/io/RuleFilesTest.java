package dev.weir.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
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
        assertThat(RuleFiles.read(folder))
                .containsExactlyEntriesOf(java.util.Map.of("a", "{\"id\":\"a\",\"version\":1,\"when\":\"x > 1\"}"));
    }

    @Test
    void leaveOutTheTestsOfRules() throws Exception {
        write("a.yaml", "id: a");
        write("a.test.yaml", "id: b");
        assertThat(RuleFiles.read(folder)).containsOnlyKeys("a");
    }

    @Test
    void leaveOutTheirSchemaAndWhatIsHidden() throws Exception {
        write("a.yaml", "id: a");
        write("rule.schema.json", "{}");
        write("..2026_11_26/a.yaml", "id: a");
        assertThat(RuleFiles.read(folder)).containsOnlyKeys("a");
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
        assertRefused("b.yaml has the id 'a' of another file; give each rule its own");
    }

    @Test
    void areNamedWhereTheyAreNoYaml() throws Exception {
        write("a.yaml", "id: [a");
        assertRefused("a.yaml is no YAML: ");
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
