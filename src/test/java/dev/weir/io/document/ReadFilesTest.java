package dev.weir.io.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files whose documents are read again and again. */
final class ReadFilesTest {
    @TempDir
    private Path folder = Path.of("");

    private final ReadFiles files = new ReadFiles(Documents.yaml(1_000));

    @Test
    void aFileIsParsedOnceAsLongAsItSaysTheSame() throws Exception {
        Node first = files.find(write("a.yaml", "a: 1")).orElseThrow();
        assertThat(files.find(write("a.yaml", "a: 1")).orElseThrow()).isSameAs(first);
        assertThat(files.read(folder.resolve("a.yaml"), utf8("a: 1"))).isSameAs(first);

        Node second = files.find(write("a.yaml", "a: 2")).orElseThrow();
        assertThat(second).isNotEqualTo(first);
        assertThat(files.read(folder.resolve("a.yaml"), utf8("a: 1"))).isEqualTo(first);
    }

    @Test
    void twoFilesThatSayTheSameKeepTheirOwnPlaces() throws Exception {
        Node one = files.find(write("a.yaml", "a: 1")).orElseThrow();
        assertThat(files.find(write("b.yaml", "a: 1")).orElseThrow()).isNotSameAs(one);
    }

    @Test
    void aFileThatCannotBeParsedSaysSoEachTimeAndIsRightOnceItIs() throws Exception {
        Path file = write("a.yaml", "a: [");
        assertThat(files.find(file)).isEmpty();
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> files.read(file, utf8("a: ["))).isInstanceOf(DocumentException.class);
        }
        assertThat(files.find(write("a.yaml", "a: []"))).isPresent();
        Files.delete(file);
        assertThatThrownBy(() -> files.find(file)).isInstanceOf(IOException.class);
    }

    @Test
    void thoseThatWereAskedForLastAreKept() throws Exception {
        Node first = files.read(Path.of("first"), utf8("a: 1"));
        for (int i = 0; i < ReadFiles.KEPT - 1; i++) {
            files.read(Path.of("other-" + i), utf8("a: 1"));
        }
        assertThat(files.read(Path.of("first"), utf8("a: 1")))
                .as("the last that has room")
                .isSameAs(first);
        for (int i = 0; i < ReadFiles.KEPT; i++) {
            files.read(Path.of("other-" + i), utf8("a: 1"));
        }
        assertThat(files.read(Path.of("first"), utf8("a: 1"))).isNotSameAs(first);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
