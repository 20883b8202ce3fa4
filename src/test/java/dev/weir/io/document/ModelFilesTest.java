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
import java.util.Objects;
import java.util.Optional;
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
                        "card-fraud", inItself("{\"model\":\"card-fraud\",\"version\":1}"),
                        "card-fraud/shadow", inItself("{\"model\":\"card-fraud\",\"version\":2}")));
        assertThat(errors).isEmpty();
        assertThat(RuleFiles.in(folder)).isEmpty();
        assertThat(RuleFiles.casesIn(folder)).isEmpty();
    }

    private static ModelFiles.Read inItself(String json) {
        return new ModelFiles.Read(json, Optional.empty());
    }

    @Test
    void aFileBesideAModelIsNamedByItsChunks() throws IOException {
        write("a.yaml", "model: a\nartifact: {file: a.onnx}\n");
        write("b.yaml", "model: b\nartifact: {file: b.onnx}\n");
        write("a.onnx", "abc");

        assertThat(ModelFiles.read(folder, errors)).hasSize(1).hasEntrySatisfying("a", read -> {
            assertThat(read.json()).contains("\"chunks\":1,\"bytes\":3").doesNotContain("file");
            assertThat(read.artifact()).isPresent();
        });
        assertThat(errors).singleElement().asString().contains("b.yaml:2:", "there is no file b.onnx");
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
        String sample = Objects.requireNonNull(
                        ModelFiles.read(Path.of("rules"), errors).get("card-fraud"))
                .json();

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
