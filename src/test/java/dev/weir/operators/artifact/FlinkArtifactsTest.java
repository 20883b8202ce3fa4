package dev.weir.operators.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.models.artifact.Artifact;
import dev.weir.models.artifact.ArtifactException;
import dev.weir.models.artifact.ArtifactRoots;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FlinkArtifactsTest {
    @TempDir
    Path folder;

    @Test
    void aFileIsReadWithAsManyBytesAsAreAllowed() throws IOException, ArtifactException {
        Path file = Files.write(folder.resolve("a model.onnx"), new byte[] {1, 2, 3});
        assertThat(read(file.toUri().toString(), 3)).containsExactly(1, 2, 3);
        assertThatThrownBy(() -> read(file.toUri().toString(), 2))
                .hasMessageContaining("has 3 bytes; at most 134217728 are allowed");
    }

    @Test
    void whatIsNotThereIsSaid() {
        refused(folder.toUri() + "none.onnx", "cannot be read: NoSuchFileException", "look whether the file is there");
        refused(folder.toUri().toString().replaceAll("/$", ""), "is a folder; name the file in it");
    }

    /** As the client of a store may. */
    @Test
    void whatThrowsAnUncheckedExceptionIsSaid() {
        refused("file:///models/%00", "cannot be read: IllegalArgumentException: ", "look whether the file is there");
    }

    @Test
    void aStoreWithoutItsPluginIsSaid() {
        refused("s3://models/a.onnx", "the cluster has no file system for s3://", "folder plugins");
    }

    @Test
    void oddAddressesAreRefused() {
        refused("http://example.com/a.onnx", "has the scheme 'http'", "an artifact can be read from abfs,");
        refused("jar:file:/a.jar!/b", "has the scheme 'jar'");
        refused("models/a.onnx", "has no scheme");
        refused("file:///models/../../etc/passwd", "has '..' in its path");
        refused("file:///models/%2e%2e/secret", "has '..' in its path");
        refused("s3://key:secret@models/a.onnx", "has a user, a query or a fragment");
        refused("s3://models/a.onnx?versionId=3", "has a user, a query or a fragment");
        refused("s3://models/", "names no file");
        refused("file:a.onnx", "names no file");
        refused("s3://models/a b", "is no uri", "a blank as %20");
        refused("file:///" + "a".repeat(1017), "has 1025 characters; at most 1024");
    }

    @Test
    void aDeviceWithoutAnEndIsNotRead() throws ArtifactException {
        assertThat(read("file:///dev/zero", 1000)).isEmpty();
    }

    @Test
    void onlyWhatIsInTheFoldersOfTheJobIsRead() throws IOException, ArtifactException {
        Path models = Files.createDirectories(folder.resolve("models"));
        Path file = Files.write(models.resolve("a.onnx"), new byte[] {1});
        Path other = Files.write(folder.resolve("b.onnx"), new byte[] {2});
        Path link = Files.createSymbolicLink(models.resolve("link.onnx"), other);
        FlinkArtifacts reader = reader(List.of(models.toUri().toString()));

        assertThat(reader.read(at(file), 1)).containsExactly(1);
        assertThatThrownBy(() -> reader.read(at(other), 1)).hasMessageContaining("is in none of the folders");
        assertThatThrownBy(() -> reader.read(at(link), 1)).hasMessageContaining("is a link to somewhere else");
        assertThatThrownBy(() -> reader(List.of()).read(at(file), 1))
                .hasMessageContaining("this job reads no artifact at a uri");
    }

    @Test
    void aFileBesideADocumentIsNoneOfTheJob() {
        assertThatThrownBy(() -> reader(List.of()).read(new Artifact.InFile("a.onnx", Optional.empty()), 1))
                .hasMessageContaining("push the document with weir models push");
    }

    @Test
    void whatIsInChunksIsReadFromTheTopic() throws ArtifactException {
        Artifact.OnTopic chunks = new Artifact.OnTopic("0".repeat(64), 1, 3);
        byte[] bytes = {1, 2, 3};
        assertThat(new FlinkArtifacts(ArtifactRoots.NONE, artifact -> bytes).read(chunks, 3))
                .isEqualTo(bytes);
        assertThatThrownBy(() -> reader(List.of()).read(chunks, 3)).hasMessageContaining("no topic with artifacts");
    }

    private static Artifact at(Path file) {
        return new Artifact.AtUri("0".repeat(64), file.toUri().toString());
    }

    private static void refused(String uri, String... words) {
        assertThatThrownBy(() -> read(uri, Artifact.MOST_BYTES))
                .isInstanceOf(ArtifactException.class)
                .message()
                .contains(words)
                .doesNotContain("secret@");
    }

    private static byte[] read(String uri, long mostBytes) throws ArtifactException {
        return reader(List.of("file:///", "s3://models/")).read(new Artifact.AtUri("0".repeat(64), uri), mostBytes);
    }

    private static FlinkArtifacts reader(List<String> roots) {
        return new FlinkArtifacts(new ArtifactRoots(roots), ArtifactTopic.NONE);
    }

    @Test
    void aStreamThatTricklesEndsOnceNobodyWaitsForItAnyMore() {
        AtomicInteger reads = new AtomicInteger();
        InputStream trickling = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] into, int from, int most) {
                if (reads.incrementAndGet() == 3) {
                    Thread.currentThread().interrupt(); // as whoever gives it up does
                }
                into[from] = 'x';
                return 1;
            }
        };

        assertThatThrownBy(() -> FlinkArtifacts.read(trickling, 1_000_000)).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(reads).hasValue(3);
    }

    @Test
    void whatComesInPiecesIsWholeAndWhatEndsEarlyIsWhatCame() throws IOException {
        byte[] bytes = new byte[200_000];
        Arrays.fill(bytes, 3, bytes.length, (byte) 7);

        assertThat(FlinkArtifacts.read(new ByteArrayInputStream(bytes), bytes.length))
                .isEqualTo(bytes);
        assertThat(FlinkArtifacts.read(new ByteArrayInputStream(bytes), bytes.length + 1))
                .isEqualTo(bytes);
        assertThat(FlinkArtifacts.read(new ByteArrayInputStream(bytes), 3)).containsExactly(0, 0, 0);
    }
}
