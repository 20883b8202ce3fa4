package dev.weir.io.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.io.document.DocumentForms;
import dev.weir.io.document.Documents;
import dev.weir.models.artifact.Artifact;
import dev.weir.models.artifact.ArtifactException;
import dev.weir.models.artifact.Artifacts;
import dev.weir.models.artifact.Chunks;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileArtifactTest {
    private static final byte[] BYTES = new byte[Chunks.CHUNK_BYTES + 1];
    private static final String SHA256 = Artifacts.sha256(BYTES);

    @TempDir
    private Path folder = Path.of("");

    private Path document = Path.of("");

    @BeforeEach
    void aModelWithAFileBesideIt() throws IOException {
        Files.write(folder.resolve("a.onnx"), BYTES);
        document = folder.resolve("risk.yaml");
    }

    @Test
    void whatIsPushedNamesTheChunksInsteadOfTheFile() throws Exception {
        Node model = model("{file: a.onnx}");
        FileArtifact artifact = FileArtifact.of(model, document).orElseThrow();
        assertThat(artifact.onTopic()).isEqualTo(new Artifact.OnTopic(SHA256, 2, BYTES.length));
        assertThat(DocumentForms.json(artifact.pushed(model)))
                .isEqualTo("{\"model\":\"risk\",\"artifact\":{\"sha256\":\"" + SHA256
                        + "\",\"chunks\":2,\"bytes\":524289}}");
    }

    @Test
    void theChunksAreWrittenInOrderUnderTheirKeys() throws Exception {
        FileArtifact artifact =
                FileArtifact.of(model("{file: a.onnx}"), document).orElseThrow();
        Map<String, byte[]> written = new TreeMap<>();
        artifact.write(written::put);
        assertThat(written).containsOnlyKeys(SHA256 + "/0002/0000", SHA256 + "/0002/0001");
        Chunks chunks = new Chunks(artifact.onTopic());
        written.forEach((key, chunk) -> chunks.add(key.getBytes(StandardCharsets.UTF_8), chunk));
        assertThat(chunks.whole()).isEqualTo(BYTES);
    }

    @Test
    void aFileThatWasChangedMeanwhileIsNotWritten() throws Exception {
        FileArtifact artifact =
                FileArtifact.of(model("{file: a.onnx}"), document).orElseThrow();
        Files.write(folder.resolve("a.onnx"), new byte[] {1});
        Map<String, byte[]> written = new TreeMap<>();
        assertThatThrownBy(() -> artifact.write(written::put))
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining("has a SHA-256 that begins with 4bf5122f");
        assertThat(written).isEmpty();
    }

    @Test
    void whatIsPlayedHereNamesTheFileWhereverItIs() throws Exception {
        Node played = FileArtifact.playable(model("{file: a.onnx}"), document);
        assertThat(DocumentForms.json(played))
                .contains("\"uri\":\"" + folder.resolve("a.onnx").toUri() + "\"");
        assertThat(FileArtifact.isPlayable(played)).isTrue();
        Node missing = model("{file: b.onnx}");
        assertThat(FileArtifact.playable(missing, document)).isSameAs(missing);
        assertThat(FileArtifact.isPlayable(missing)).isFalse();
        assertThat(FileArtifact.isPlayable(model("{uri: 's3://a/b', sha256: " + SHA256 + "}")))
                .isFalse();
        assertThat(FileArtifact.isPlayable(model("{chunks: 1, bytes: 1, sha256: " + SHA256 + "}")))
                .isFalse();
    }

    @Test
    void aHashBesideTheFileHasToBeIts() throws Exception {
        assertThat(FileArtifact.of(model("{file: a.onnx, sha256: " + SHA256 + "}"), document))
                .isPresent();
        Node other = model("{file: a.onnx, sha256: " + "0".repeat(63) + "1}");
        assertThatThrownBy(() -> FileArtifact.of(other, document)).hasMessageContaining("and the model says 000");
        assertThat(FileArtifact.of(model("{uri: 's3://a/b', sha256: " + SHA256 + "}"), document))
                .isEmpty();
    }

    private static Node model(String artifact) throws DocumentException {
        return Documents.yaml(10_000).read(("model: risk\nartifact: " + artifact).getBytes(StandardCharsets.UTF_8));
    }
}
