package dev.weir.cli.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a new rule begins with. */
final class NewRuleTest {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"feature", "pattern"})
    void aNewRulePassesItsCasesAndIsValid(String sample) {
        Path rules = folder.resolve("rules");
        assertThat(Ran.of("rules", "new", "mine", "--dir", rules.toString(), "--from", sample, "--owner", "fraud")
                        .text())
                .contains("mine.yaml and ", "a " + sample + " to begin with");
        assertThat(Ran.of("rules", "test", rules.toString()).text()).isEqualTo("2 cases passed, 0 failed");
        assertThat(Ran.of("rules", "validate", rules.toString()).text()).isEqualTo("1 rule, no error");
        assertThat(rules.resolve("mine.yaml")).content().contains("owner: fraud\nmode: shadow\n");
    }

    @Test
    void whatIsThereIsLeftAloneAndAnIdHasToBeOne() throws Exception {
        Files.writeString(folder.resolve("mine.test.yaml"), "kept");
        Ran ran = Ran.of("rules", "new", "mine", "--dir", folder.toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("mine.test.yaml is there already");
        assertThat(folder.resolve("mine.yaml")).doesNotExist();
        assertThat(Ran.of("rules", "new", "Mine").err()).startsWith("'Mine' is no id; ");
    }

    @Test
    void whatIsSaidToTryCanBeTypedWhateverTheFolderIsCalled() {
        Path odd = folder.resolve("Anna's rules");
        assertThat(Ran.of("rules", "new", "mine", "--dir", odd.toString()).text())
                .endsWith("try: weir rules test '" + folder + "/Anna'\\''s rules/mine.yaml'");
        assertThat(Ran.of("rules", "new", "mine", "--dir", folder.toString()).text())
                .endsWith("try: weir rules test " + folder + "/mine.yaml");
    }
}
