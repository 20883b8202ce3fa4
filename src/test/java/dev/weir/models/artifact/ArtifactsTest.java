package dev.weir.models.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ArtifactsTest {
    private static final byte[] BYTES = "abc".getBytes(StandardCharsets.US_ASCII);
    private static final String SHA256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private static final Artifact ARTIFACT = new Artifact(SHA256, Optional.of("file:///models/a.onnx"), 0);

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

    @Test
    void chunksAreOneArtifactInWhateverOrderTheyCome() throws ArtifactException {
        Chunks chunks = new Chunks(3);
        chunks.add(2, new byte[] {'c'});
        chunks.add(0, new byte[] {'x'});
        chunks.add(0, new byte[] {'a'});
        assertThat(chunks.whole()).isEmpty();
        assertThat(chunks.missing()).isEqualTo(1);
        chunks.add(1, new byte[] {'b'});
        assertThat(chunks.whole()).hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(BYTES));
    }

    @Test
    void chunksBeyondTheBoundAreRefusedAndChangeNothing() throws ArtifactException {
        Chunks chunks = new Chunks(Chunks.MOST_CHUNKS);
        byte[] half = new byte[(int) (Artifact.MOST_BYTES / 2)];
        chunks.add(0, half);
        chunks.add(511, half);
        assertThatThrownBy(() -> chunks.add(1, new byte[1]))
                .hasMessageStartingWith("the artifact in 512 chunks has 134217729 bytes");
        assertThat(chunks.missing()).isEqualTo(510);
        assertThatThrownBy(() -> chunks.add(512, new byte[0]))
                .hasMessage("there is no chunk 512 of 512; they are counted from 0");
        assertThatThrownBy(() -> new Chunks(Chunks.MOST_CHUNKS + 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
