package dev.weir.io.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Documented;
import dev.weir.models.Online;
import dev.weir.rules.definition.Linked;
import dev.weir.rules.model.CompiledModel;
import dev.weir.rules.model.ModelCompiler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models next to rules: which files are one, and under which key. */
final class ModelFilesTest {
    @TempDir
    private Path folder;

    private final List<String> errors = new ArrayList<>();

    @Test
    void aFileIsAModelAndOneWithShadowInItsNameTheChallenger() throws IOException {
        write("card-fraud.yaml", "model: card-fraud\nversion: 1\n");
        write("card-fraud.shadow.yaml", "model: card-fraud\nversion: 2\n");
        write("card-fraud.test.yaml", "cases: []\n");

        assertThat(ModelFiles.read(folder, errors))
                .isEqualTo(Map.of(
                        "card-fraud", "{\"model\":\"card-fraud\",\"version\":1}",
                        "card-fraud/shadow", "{\"model\":\"card-fraud\",\"version\":2}"));
        assertThat(errors).isEmpty();
        assertThat(RuleFiles.in(folder)).isEmpty();
        assertThat(RuleFiles.casesIn(folder)).isEmpty();
    }

    @Test
    void aFileWithoutTheNameOfItsModelOrThatCannotBeReadIsReportedAndTheOthersAreRead() throws IOException {
        write("a.yaml", "model: b\n");
        write("c.yaml", "model: [\n");
        write("d.yaml", "model: d\n");

        assertThat(ModelFiles.read(folder, errors)).containsOnlyKeys("d");
        assertThat(errors).hasSize(2);
        assertThat(errors.get(0)).contains("a.yaml begins with model: b", "write model: a, or rename it");
        assertThat(errors.get(1)).contains("c.yaml:");
    }

    @Test
    void aFolderWithoutModelsHasNone() throws IOException {
        assertThat(ModelFiles.read(folder, errors)).isEmpty();
    }

    @Test
    void theSampleModelIsOneThatTheJobTrains() throws Exception {
        String sample = ModelFiles.read(Path.of("rules"), errors).getOrDefault("card-fraud", "");

        CompiledModel compiled = new ModelCompiler(Documented.compiler())
                .compile(
                        Linked.plain(Documents.json(100_000).read(sample.getBytes(StandardCharsets.UTF_8))),
                        "card-fraud");

        assertThat(errors).isEmpty();
        assertThat(compiled).isInstanceOfSatisfying(CompiledModel.Accepted.class, accepted -> {
            assertThat(accepted.model().kind()).isInstanceOf(Online.class);
            assertThat(accepted.warnings()).isEmpty();
        });
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve("models"));
        Files.writeString(folder.resolve("models").resolve(name), text);
    }
}
