package dev.weir.io.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.rules.document.DocumentException;
import dev.weir.rules.list.NamedList;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ListDocumentsTest {
    private static final Documents DOCUMENTS = Documents.json(1_000).withLists(10_000_000, 100_000);

    @Test
    void aListIsItsNameAndItsEntriesWhateverElseStandsThere() throws DocumentException {
        NamedList list = DOCUMENTS.readList(
                utf8(
                        "{\"owner\": {\"team\": [1]}, \"name\": \"blocked-ips\", \"entries\": [\"203.0.113.7\", \"b\", \"b\"]}"));

        assertThat(list.name()).isEqualTo("blocked-ips");
        assertThat(list.entries().size()).isEqualTo(2);
        assertThat(list.entries().contains("203.0.113.7")).isTrue();
    }

    @Test
    void aListMayBeEmpty() throws DocumentException {
        assertThat(DOCUMENTS
                        .readList(utf8("{\"name\":\"a\",\"entries\":[]}"))
                        .entries()
                        .size())
                .isZero();
    }

    @Test
    void aHundredThousandEntriesAreRead() throws DocumentException {
        assertThat(DOCUMENTS.readList(withEntries(100_000)).entries().size()).isEqualTo(100_000);
    }

    @Test
    void oneEntryMoreThanMayBeIsRefused() {
        assertThat(errors(withEntries(100_001)))
                .containsExactly("entries: the list has more than 100000 entries: make two lists of it, or raise"
                        + " limits.maxListEntries of the job");
    }

    @Test
    void moreBytesThanMayBeAreRefused() {
        assertThat(errors(new byte[10_000_001]))
                .containsExactly(
                        ": the list has 10000001 bytes, and at most 10000000 are read: make two lists of it, or"
                                + " raise limits.maxListBytes of the job");
    }

    @Test
    void whatIsNoJsonIsRefusedWithItsPlace() {
        assertThat(errors(utf8("{\"name\":\"a\",\n\"entries\":[\"x\" \"y\"]}")))
                .singleElement()
                .asString()
                .startsWith(":2:16: this is not JSON in UTF-8: ");
        assertThat(errors(utf8("[\"x\"]")))
                .containsExactly(": a list is a JSON object; write {\"name\": \"blocked-ips\", \"entries\":"
                        + " [\"203.0.113.7\"]}");
        assertThat(errors(utf8("{\"name\":\"a\",\"entries\":[]} {}")))
                .containsExactly(":1:27: something follows the list; write one list per record");
    }

    @Test
    void bytesThatAreNoUtf8AreRefusedWithTheirPlace() {
        assertThat(errors("{\"name\":\"a\",\n\"entries\":[\"x\",\"\u00fc\"]}".getBytes(StandardCharsets.ISO_8859_1)))
                .singleElement()
                .asString()
                .startsWith(":2:17: the byte 0xFC at position 29");
        assertThat(errors(new byte[] {0, 0, 0, '{', 0}))
                .containsExactly(":1:1: the text is UTF-16 or UTF-32; write it in UTF-8");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        assertThat(errors(utf8("{\"name\":\"a b\",\"entries\":[\"x\",5,null,{\"ip\":\"y\"},[true]]}")))
                .containsExactly(
                        "entries[1]: an entry is a text, and this is the number 5; write it in quotes",
                        "entries[2]: an entry is a text, and this is null; write it in quotes",
                        "entries[3]: an entry is a text, and this is an object; write it in quotes",
                        "entries[4]: an entry is a text, and this is a list; write it in quotes",
                        "name: 'a b' is no name of a list; write up to 128 letters, digits, '.', '_' and '-', beginning"
                                + " with a letter or a digit");
    }

    @Test
    void aListOfNumbersIsRefusedWithTheFirstFew() {
        String numbers = IntStream.range(0, 5_000).mapToObj(Integer::toString).collect(Collectors.joining(","));

        assertThat(errors(utf8("{\"name\":\"a\",\"entries\":[" + numbers + "]}")))
                .hasSize(10);
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(errors(utf8("{\"entrys\":[]}")))
                .containsExactly(
                        "name: 'name' is missing or no text; write {\"name\": \"blocked-ips\", \"entries\":"
                                + " [\"203.0.113.7\"]}",
                        "entries: 'entries' is missing or no list; write {\"name\": \"blocked-ips\", \"entries\":"
                                + " [\"203.0.113.7\"]}");
    }

    private static byte[] withEntries(int count) {
        return utf8("{\"name\":\"a\",\"entries\":["
                + IntStream.range(0, count).mapToObj(i -> "\"" + i + "\"").collect(Collectors.joining(","))
                + "]}");
    }

    private static List<String> errors(byte[] text) {
        return catchThrowableOfType(DocumentException.class, () -> DOCUMENTS.readList(text)).errors().stream()
                .map(error -> error.path() + (error.line() > 0 ? ":" + error.line() + ":" + error.column() : "") + ": "
                        + error.message())
                .toList();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
