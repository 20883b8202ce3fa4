package dev.weir.cli.lists;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.terminal.Output;
import dev.weir.events.answer.ListWrite;
import dev.weir.events.record.RawRecord;
import dev.weir.io.record.ListEntryRecords;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ListsOnTopicTest {
    private static final String OURS = "{\"name\":\"l\",\"entries\":[\"ours\"]}";
    private static final String THEIRS = "{\"name\":\"l\",\"entries\":[\"theirs\"]}";

    @Test
    void whatAListTookThePlaceOfIsTheRecordOfThatNameRightBeforeIt() {
        assertThat(before(record("m", THEIRS), record("l", OURS))).isEmpty();
        assertThat(before(record("l", THEIRS), record("m", "{}"), record("l", OURS)))
                .contains(json(THEIRS));
        assertThat(before(record("l", THEIRS), record("l", ""), record("l", OURS)))
                .isEmpty();
        assertThat(before(record("l", OURS), record("l", THEIRS))).isEmpty();
    }

    @Test
    void whatRulesWroteIsShownForItsListOnly() {
        ListWrite entry = new ListWrite("l", "a", 0, 0, "r");
        ListWrite other = new ListWrite("l2", "b", 0, 0, "r");
        ListsOnTopic lists = new ListsOnTopic(
                Map.of(),
                Map.of(),
                Map.of(entry.key(), ListEntryRecords.json(entry), other.key(), ListEntryRecords.json(other)));

        assertThat(lists.writtenOn("l"))
                .singleElement()
                .hasToString(
                        "{\"list\":\"l\",\"entry\":\"a\",\"at\":\"1970-01-01T00:00:00.000Z\",\"until\":\"1970-01-01T00:00:00.000Z\",\"rule\":\"r\"}");
    }

    @Test
    void aListThatOnlyRulesOrRowsPutEntriesOnIsAListToo() {
        ListWrite ofRule = new ListWrite("b", "x", 0, 0, "r");
        ListsOnTopic lists = new ListsOnTopic(
                Map.of("a", OURS.getBytes(StandardCharsets.UTF_8)),
                Map.of(),
                Map.of(
                        ofRule.key(),
                        ListEntryRecords.json(ofRule),
                        ofRule.key() + "#row",
                        ListEntryRecords.json(new ListWrite("b", "x", 0, 0, ListWrite.TABLE))));

        assertThat(lists.names()).containsExactly("a", "b");
        assertThat(lists.writtenOn("b")).as("by both").hasSize(2);
    }

    private static Optional<JsonNode> before(RawRecord... records) {
        return ListsOnTopic.before("l", json(OURS), List.of(records));
    }

    private static JsonNode json(String text) {
        return Output.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static RawRecord record(String key, String value) {
        return new RawRecord(
                "lists", 0, 0, 0, key.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8));
    }
}
