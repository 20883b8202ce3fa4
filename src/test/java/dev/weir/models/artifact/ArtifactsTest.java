package dev.weir.models.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ArtifactsTest {
    private static final byte[] BYTES = "abc".getBytes(StandardCharsets.US_ASCII);
    private static final String SHA256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private static final Artifact ARTIFACT = new Artifact.AtUri(SHA256, "file:///models/a.onnx");

    @Test
    void bytesWithTheRightHashAreTaken() throws ArtifactException {
        assertThat(Artifacts.read((artifact, most) -> BYTES, ARTIFACT)).isEqualTo(BYTES);
    }

    @Test
    void bytesWithAnotherHashAreRefused() {
        assertThatThrownBy(() -> Artifacts.read((artifact, most) -> new byte[] {1}, ARTIFACT))
                .isInstanceOf(ArtifactException.class)
                .hasMessageStartingWith(
                        "the artifact at file:///models/a.onnx has a SHA-256 that begins with 4bf5122f, and")
                .hasMessageContaining("and the model says " + SHA256)
                .hasMessageContaining("write its hash into the model");
    }

    @Test
    void aFileWithoutAHashIsTakenAsItIs() throws ArtifactException {
        Artifact file = new Artifact.InFile("a.onnx", Optional.empty());
        assertThat(Artifacts.read((artifact, most) -> BYTES, file)).isEqualTo(BYTES);
        Artifact other = new Artifact.InFile("a.onnx", Optional.of("0".repeat(64)));
        assertThatThrownBy(() -> Artifacts.read((artifact, most) -> BYTES, other))
                .hasMessageStartingWith("the artifact in a.onnx has a SHA-256 that begins with ba7816bf");
    }

    @Test
    void changedChunksAreRefused() {
        Artifact artifact = new Artifact.OnTopic(SHA256, 3, 3);
        assertThatThrownBy(() -> Artifacts.read((chunks, most) -> "abd".getBytes(StandardCharsets.US_ASCII), artifact))
                .hasMessageStartingWith(
                        "the artifact on the topic, ba7816bf… in 3 chunks has a SHA-256 that begins with ")
                .hasMessageEndingWith("; push the model again with its file");
    }

    @Test
    void noBytesAreRefused() {
        assertThatThrownBy(() -> Artifacts.read((artifact, most) -> new byte[0], ARTIFACT))
                .hasMessage("the artifact at file:///models/a.onnx is empty; write the model there again");
    }

    @Test
    void asManyBytesAsTheBoundAreTakenAndOneMoreIsRefused() {
        int most = (int) Artifact.MOST_BYTES;
        assertThatThrownBy(() -> Artifacts.read((artifact, bound) -> new byte[most], ARTIFACT))
                .hasMessageContaining("has a SHA-256");
        assertThatThrownBy(() -> Artifacts.read((artifact, bound) -> new byte[most + 1], ARTIFACT))
                .hasMessage("the artifact at file:///models/a.onnx has 134217729 bytes; at most 134217728 are allowed:"
                        + " make the model smaller");
    }
}
