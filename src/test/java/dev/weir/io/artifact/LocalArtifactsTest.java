package dev.weir.io.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.models.artifact.Artifact;
import dev.weir.models.artifact.ArtifactException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalArtifactsTest {
    @TempDir
    Path folder;

    private Path models = Path.of("");

    @BeforeEach
    void makeFiles() throws IOException {
        models = Files.createDirectories(folder.resolve("models"));
        Files.write(models.resolve("a.onnx"), new byte[] {1, 2, 3});
        Files.write(folder.resolve("other.onnx"), new byte[] {4});
    }

    @Test
    void aPathBeginsAtTheFolderOfTheDocument() throws ArtifactException {
        assertThat(read("a.onnx", 3)).containsExactly(1, 2, 3);
        assertThat(read("./x/../a.onnx", 3)).containsExactly(1, 2, 3);
    }

    @Test
    void aPathDoesNotLeadOutOfThatFolder() {
        refused("../other.onnx", "leads out of the folder of the model's document");
        refused("/etc/hostname", "leads out of the folder of the model's document");
    }

    @Test
    void aFileElsewhereIsNamedByItsUri() throws ArtifactException {
        Artifact other = new Artifact.AtUri(
                "0".repeat(64), folder.resolve("other.onnx").toUri().toString());
        assertThat(new LocalArtifacts(models).read(other, 3)).containsExactly(4);
    }

    @Test
    void whatCannotBeReadIsSaid() {
        refused("none.onnx", "there is no file none.onnx", "write its path from the folder of the model's document");
        refusedAt("s3://models/a.onnx", "has the scheme 's3'", "can be read from file");
        refusedAt("file://host/a.onnx", "names no file of this machine");
        refusedAt("a.onnx", "has no scheme");
        refused("a\0.onnx", "is no path");
    }

    @Test
    void aFileHasAtMostAsManyBytesAsAreAllowed() {
        assertThatThrownBy(() -> read("a.onnx", 2)).hasMessageContaining("has 3 bytes");
    }

    @Test
    void whatIsOnTheTopicIsNotHere() {
        refused(new Artifact.OnTopic("0".repeat(64), 1, 1), "on the topic of the job, which is not read here");
    }

    private void refused(String path, String... words) {
        refused(new Artifact.InFile(path, Optional.empty()), words);
    }

    private void refusedAt(String uri, String... words) {
        refused(new Artifact.AtUri("0".repeat(64), uri), words);
    }

    private void refused(Artifact artifact, String... words) {
        assertThatThrownBy(() -> new LocalArtifacts(models).read(artifact, Artifact.MOST_BYTES))
                .isInstanceOf(ArtifactException.class)
                .message()
                .contains(words);
    }

    private byte[] read(String path, long mostBytes) throws ArtifactException {
        return new LocalArtifacts(models).read(new Artifact.InFile(path, Optional.empty()), mostBytes);
    }
}
