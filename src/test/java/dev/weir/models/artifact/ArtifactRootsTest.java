package dev.weir.models.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ArtifactRootsTest {
    private static final ArtifactRoots ROOTS =
            new ArtifactRoots(List.of("s3://models", "file:///srv/models/", "s3://shared/fraud/"));

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3://models/a.onnx", "S3://models/x/a.onnx", "file:///srv/models/a.onnx", "file:/srv/models/x/a.onnx",
                "s3://shared/fraud/a.onnx", "s3://models/a%20b.onnx", "s3://models/%41.onnx", "file:///srv//models/a"
            })
    void whatIsInOneOfTheFoldersIsRead(String uri) {
        assertThatCode(() -> ROOTS.check(parsed(uri))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3://models-2/a.onnx",
                "s3://model/a.onnx",
                "s3://Models/a.onnx",
                "s3a://models/a.onnx",
                "s3:/models/a.onnx",
                "file:///srv/models-2/a.onnx",
                "file:///srv/Models/a.onnx",
                "file:///srv/models",
                "file:///etc/passwd",
                "file://models/srv/models/a.onnx",
                "s3://shared/a.onnx",
                "s3://shared/fraud2/a.onnx",
                "s3://shared/fraud",
                "file:///srv/models%2f",
                "file:///srv%2fmodels",
                "file:///srv/%256dodels/a"
            })
    void whatIsInNoneOfThemIsRefused(String uri) {
        assertThatThrownBy(() -> ROOTS.check(parsed(uri))).isInstanceOf(ArtifactException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3://models/../secret", "file:///srv/models/../../etc/passwd", "file:///srv/models/%2e%2e/x",
                "file:///srv/models/.%2E/x", "file:///srv/models/x%2f..%2f..%2fy", "file:///srv/models/./a.onnx"
            })
    void noPathLeadsOutOfAFolderAgain(String uri) {
        assertThatThrownBy(() -> ROOTS.check(parsed(uri))).hasMessageContaining("in its path; write where the file is");
    }

    @Test
    void whatIsRefusedIsSaidWithTheSettingThatWouldAllowIt() {
        assertThatThrownBy(() -> ROOTS.check(URI.create("s3://other/a.onnx")))
                .hasMessage(
                        "'s3://other/a.onnx' is in none of the folders that models.artifacts of the job config names"
                                + " (s3://models, file:///srv/models/, s3://shared/fraud/); put the file there, or push it itself"
                                + " with artifact: {file: ...}");
        assertThatThrownBy(() -> ArtifactRoots.NONE.check(URI.create("s3://other/a.onnx")))
                .hasMessage("this job reads no artifact at a uri: name the folders of models in its job config, such as"
                        + " models.artifacts: [s3://models/], or push the file itself with artifact: {file: ...}");
    }

    @Test
    void aLinkOutOfAFolderIsNotFollowedAndAFolderMayBeOneItself() throws IOException, ArtifactException {
        Path models = Files.createDirectories(folder.resolve("models"));
        Files.write(folder.resolve("secret"), new byte[] {1});
        Path file = Files.write(models.resolve("a.onnx"), new byte[] {2});
        Files.createSymbolicLink(models.resolve("out"), folder.resolve("secret"));
        Files.createSymbolicLink(models.resolve("in"), file);
        Path link = Files.createSymbolicLink(folder.resolve("link"), models);
        ArtifactRoots roots = new ArtifactRoots(List.of(models.toUri().toString(), "file://" + link));

        assertThat(roots.real(models.resolve("in").toUri())).isEqualTo(file.toRealPath());
        assertThat(roots.real(link.resolve("a.onnx").toUri())).isEqualTo(file.toRealPath());
        for (Path out : List.of(models.resolve("out"), link.resolve("out"))) {
            assertThatThrownBy(() -> roots.real(out.toUri()))
                    .isInstanceOf(ArtifactException.class)
                    .hasMessageContaining("is a link to somewhere else", "copy the file there");
        }
        assertThatThrownBy(() -> roots.real(models.resolve("none").toUri())).isInstanceOf(NoSuchFileException.class);
    }

    private static URI parsed(String uri) throws ArtifactException {
        return ArtifactUri.parse(uri, Set.of("file", "s3", "s3a"));
    }
}
