package dev.weir.rules.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Documented;
import dev.weir.io.document.Documents;
import dev.weir.models.artifact.Artifact;
import dev.weir.rules.definition.Linked;
import dev.weir.rules.document.DocumentException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the bytes of a model are, as its document says. */
final class ArtifactReaderTest {
    private static final String HASH = "0123456789abcdef".repeat(4);
    private static final String MODEL =
            "{model: risk, version: 1, on: transaction, inputs: {amount: transaction.amount},"
                    + " kind: onnx, output: {name: a}, artifact: ";

    @Test
    void anArtifactIsInOneOfThreePlaces() throws DocumentException {
        assertThat(read("{uri: 's3://a/b', sha256: '" + HASH + "'}")).isEqualTo(new Artifact.AtUri(HASH, "s3://a/b"));
        assertThat(read("{file: b.onnx}")).isEqualTo(new Artifact.InFile("b.onnx", Optional.empty()));
        assertThat(read("{file: b.onnx, sha256: '" + HASH + "'}"))
                .isEqualTo(new Artifact.InFile("b.onnx", Optional.of(HASH)));
        assertThat(read("{chunks: 512, bytes: 134217728, sha256: '" + HASH + "'}"))
                .isEqualTo(new Artifact.OnTopic(HASH, 512, 134_217_728));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {uri: x} | artifact.sha256 | write the SHA-256
            {sha256: 'HASH'} | artifact.file | write where the artifact is
            {uri: x, file: y, sha256: 'HASH'} | artifact.uri | has 'file' and 'uri'; leave out all but one
            {file: y, bytes: 3} | artifact.bytes | 'bytes' goes with 'chunks'
            {file: y, sha256: 'hash'} | artifact.sha256 | 'hash' is no SHA-256
            {chunks: 3, sha256: 'HASH'} | artifact.bytes | write how many bytes
            {chunks: 4, bytes: 5, sha256: 'HASH'} | artifact.chunks | 5 bytes do not come in 4 chunks
            {chunks: 513, bytes: 1000, sha256: 'HASH'} | artifact.chunks | from 1 to 512
            {chunks: 0, bytes: 1000, sha256: 'HASH'} | artifact.chunks | from 1 to 512
            {chunks: 512, bytes: 134217729, sha256: 'HASH'} | artifact.bytes | from 1 to 134217728
            {chunk: 3} | artifact.chunk | unknown key 'chunk'; did you mean 'chunks'?
            a.onnx | artifact | is a map of keys and values
            """)
    void whatIsWrongIsSaidWithItsPlace(String artifact, String path, String message) throws DocumentException {
        assertThat(compiled(artifact.replace("HASH", HASH)))
                .isInstanceOfSatisfying(
                        CompiledModel.Rejected.class,
                        rejected -> assertThat(rejected.errors()).anySatisfy(error -> {
                            assertThat(error.path()).isEqualTo(path);
                            assertThat(error.message()).contains(message);
                        }));
    }

    private static Artifact read(String artifact) throws DocumentException {
        CompiledModel compiled = compiled(artifact);
        assertThat(compiled).isInstanceOf(CompiledModel.Accepted.class);
        return ((CompiledModel.Accepted) compiled).model().artifact().orElseThrow();
    }

    private static CompiledModel compiled(String artifact) throws DocumentException {
        byte[] document = (MODEL + artifact + "}").getBytes(StandardCharsets.UTF_8);
        return new ModelCompiler(Documented.compiler())
                .compile(Linked.plain(Documents.yaml(10_000).read(document)), "risk");
    }
}
