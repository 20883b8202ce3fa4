package dev.weir.io.row;

import static dev.weir.io.row.RuleRows.envelope;
import static dev.weir.io.row.RuleRows.ofLists;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.engine.entry.WrittenEntries;
import dev.weir.events.answer.ListWrite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Entries that are rows, beside the documents of lists, as commands replay them. */
final class ListsOfRowsTest {
    private final ListsOfRows rows = new ListsOfRows(RuleRows.TOPICS.tables());
    private final Map<String, byte[]> documents = new TreeMap<>();

    private void take(String op, String list, String entry, String until) {
        take(op, 5, list, entry, until);
    }

    private void take(String op, long lsn, String list, String entry, String until) {
        String row = "{\"name\":\"" + list + "\",\"entry\":\"" + entry + "\",\"until\":" + until + "}";
        rows.take(ofLists(0, "", op.equals("d") ? envelope(op, lsn, row, "null") : envelope(op, lsn, "null", row)));
    }

    private void tombstone(String entry) {
        rows.take(ofLists(0, "{\"name\":\"ips\",\"entry\":\"" + entry + "\"}", ""));
    }

    private String document(String list) {
        return new String(documents.getOrDefault(list, new byte[0]), StandardCharsets.UTF_8);
    }

    @Test
    void theyAreAddedToWhatWasPushedAndMakeListsThatWereNot() throws IOException {
        documents.put("ips", "{\"name\":\"ips\",\"entries\":[\"a\"]}".getBytes(StandardCharsets.UTF_8));
        take("c", "ips", "a", "null");
        take("c", "ips", "b", "\"2027-03-01T00:00:00Z\"");
        take("c", "ips", "gone", "null");
        take("d", "ips", "gone", "null");
        take("c", "new", "x", "null");
        rows.addTo(documents);

        assertThat(document("ips"))
                .isEqualTo(
                        "{\"name\":\"ips\",\"entries\":[\"a\",\"b\"],\"until\":{\"b\":\"2027-03-01T00:00:00.000Z\"}}");
        assertThat(document("new")).isEqualTo("{\"name\":\"new\",\"entries\":[\"x\"]}");
        assertThat(rows.entries()).hasSize(3);
    }

    @Test
    void aTombstoneTakesAnEntryAwayAsTheJobDoes() {
        take("c", 1, "ips", "a", "null");
        take("c", 3, "ips", "b", "null");
        tombstone("a");
        take("d", 2, "ips", "b", "null"); // an earlier change that is written again, and its tombstone
        tombstone("b");

        assertThat(rows.entries()).extracting(ListWrite::entry).containsExactly("b");
    }

    @Test
    void whatTheJobRefusesIsNotShown() {
        take("c", "no name", "a", "null");
        take("c", "ips", "a".repeat(ListWrite.MOST_CHARS + 1), "null");
        for (int i = 0; i <= WrittenEntries.MOST_ENTRIES; i++) {
            take("c", "many", "e" + i, "null");
        }

        assertThat(rows.entries())
                .hasSize(WrittenEntries.MOST_ENTRIES)
                .allMatch(one -> one.list().equals("many"));
    }

    @Test
    void aListThatIsNoJsonIsNamed() {
        documents.put("ips", "{".getBytes(StandardCharsets.UTF_8));
        take("c", "ips", "a", "null");

        assertThatThrownBy(() -> rows.addTo(documents))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("the list 'ips' is no JSON");
    }
}
