package dev.weir.cli.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.definition.Schema;
import dev.weir.io.document.FileError;
import dev.weir.rules.document.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a file of cases holds, it is cases or an error with its place. */
class CaseFileTest {
    private static final Node.Place ANYWHERE = new Node.Place(1, 1);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                         | 1:1: the document is empty
            'cases: [@a]'                              | 1:9: '@' cannot begin a value
            'cases: [{name: a, name: b}]'              | 1:19: the key 'name' is there twice
            'cases: &c [*c]'                           | 1:8: '&c' is an anchor, and there are no anchors and aliases here
            'cases: {<<: {a: 1}}'                      | 1:9: '<<' merges another map
            'cases: [.nan]'                            | 1:9: '.nan' is no finite number
            'cases: 0x10'                              | 1:1: 'cases' is no list
            'with: ["\\0"]\\ncases: []'                | 1:8: '
            'cases: [{name: a, start: +1000000000-12-31T23:59:59Z, events: [], expect: []}]' | 1:19: '+1000000000-12-31T23:59:59Z' is no instant
            'cases: [{name: a, start: 1772445600000, events: [], expect: []}]' | 1:19: '1772445600000' is no instant
            'cases: [{name: a, start: [], events: [], expect: []}]' | 1:19: '' is no instant
            'cases: [{name: a, until: 90, events: [], expect: []}]' | 1:19: 'until': '90' is no time
            'cases: [{name: a, events: [{at: 1.5, click: {}}], expect: []}]' | 1:29: 'at': '1.5' is no time
            'cases: [{name: a, events: [{at: 1s, click: {timestamp: 5}}], expect: []}]' | 1:37: 'timestamp' follows from 'at'; leave it out
            """)
    void isRefusedWithItsPlace(String text, String error) throws IOException {
        assertThat(read(text.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8))
                        .errors())
                .first()
                .extracting(wrong -> wrong.lines().get(0))
                .asString()
                .startsWith(folder.resolve("a.test.yaml") + ":" + error);
    }

    @Test
    void isRefusedWhereItIsNoUtf8() throws IOException {
        List<FileError> errors = read("cases:\n - {name: Z\u00fcrich}".getBytes(StandardCharsets.ISO_8859_1))
                .errors();
        assertThat(errors).singleElement().satisfies(error -> {
            assertThat(error.place().line()).isEqualTo(2);
            assertThat(error.place().column()).isEqualTo(12);
        });
    }

    @Test
    void hasTheEntriesOfItsListsAsAPersonSeesThem() throws IOException {
        CaseFile cases = read("""
                lists: {zips: [01234, 1_000, 1.50, no, "x"]}
                cases: [{name: a, events: [], expect: []}]
                """.getBytes(StandardCharsets.UTF_8));

        assertThat(cases.errors()).isEmpty();
        assertThat(cases.cases().get(0).lists().get("zips")).isEqualTo(texts("01234", "1_000", "1.50", "no", "x"));
    }

    private static Node texts(String... texts) {
        return new Node.Elements(
                List.of(texts).stream()
                        .map(text -> (Node) new Node.Text(text, ANYWHERE))
                        .toList(),
                ANYWHERE);
    }

    private CaseFile read(byte[] text) throws IOException {
        return CaseFile.read(Files.write(folder.resolve("a.test.yaml"), text), Schema.PLAIN);
    }
}
