package dev.weir.cli.lists;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.terminal.NotThere;
import dev.weir.cli.terminal.Output;
import dev.weir.config.JobConfig;
import dev.weir.engine.row.CapturedTables;
import dev.weir.events.answer.ListWrite;
import dev.weir.events.record.RawRecord;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.io.record.ListEntryRecords;
import dev.weir.io.record.RuleAnswer;
import dev.weir.io.row.CapturedRows;
import dev.weir.io.row.ListsOfRows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * The lists on their topic, and the latest answer of the job about each.
 *
 * @param texts the JSON, by name
 * @param answers by name
 * @param written entries that rules put on lists, by the keys of their records, and those that are rows of a database
 */
public record ListsOnTopic(Map<String, byte[]> texts, Map<String, RuleAnswer> answers, Map<String, byte[]> written) {
    /** Follows the key of an entry that is a row: a rule may have put the same entry on the list. */
    private static final String OF_ROW = "#row";

    /** Reads both topics to their end. */
    public static ListsOnTopic read(KafkaTopics topics, JobConfig config) throws IOException {
        Map<String, byte[]> texts = new TreeMap<>();
        Map<String, byte[]> written = new TreeMap<>();
        for (RawRecord record : topics.read(config.topics().lists())) {
            String name = new String(record.key(), StandardCharsets.UTF_8);
            Map<String, byte[]> its = ListWrite.isKey(name) ? written : texts;
            if (record.value().length == 0) {
                its.remove(name);
            } else {
                its.put(name, record.value());
            }
        }
        written.putAll(rows(topics, CapturedRows.tables(config)));
        Map<String, RuleAnswer> answers = new TreeMap<>();
        for (RawRecord record : topics.read(config.topics().ruleStatus())) {
            JsonNode answer = Output.parse(record.value());
            if (answer.hasNonNull("list")) {
                answers.put(answer.path("list").asText(), RuleAnswer.of(answer));
            }
        }
        return new ListsOnTopic(texts, answers, written);
    }

    private static Map<String, byte[]> rows(KafkaTopics topics, CapturedTables tables) throws IOException {
        Map<String, byte[]> rows = new TreeMap<>();
        if (!tables.hasLists()) {
            return rows;
        }
        ListsOfRows lists = new ListsOfRows(tables);
        topics.read(tables.lists()).forEach(lists::take);
        lists.entries().forEach(entry -> rows.put(entry.key() + OF_ROW, ListEntryRecords.json(entry)));
        return rows;
    }

    /** Returns what a list was before it was pushed like this for the last time; empty if it was not there. */
    static Optional<JsonNode> before(String name, JsonNode pushed, Iterable<RawRecord> records) {
        Optional<JsonNode> before = Optional.empty();
        Optional<JsonNode> last = Optional.empty();
        for (RawRecord record : records) {
            if (new String(record.key(), StandardCharsets.UTF_8).equals(name)) {
                Optional<JsonNode> next =
                        record.value().length == 0 ? Optional.empty() : Optional.of(Output.parse(record.value()));
                before = next.equals(Optional.of(pushed)) ? last : before;
                last = next;
            }
        }
        return before;
    }

    /** Returns a list as it was pushed. */
    Optional<JsonNode> list(String name) {
        return Optional.ofNullable(texts.get(name)).map(Output::parse);
    }

    /** Returns the names of all lists: those that were pushed, and those that only rules or rows put entries on. */
    Set<String> names() {
        Set<String> names = new TreeSet<>(texts.keySet());
        written.keySet().forEach(key -> names.add(ListWrite.listOf(key)));
        return names;
    }

    /** Returns the entries that rules put on a list, each with its end and its rule. */
    List<JsonNode> writtenOn(String name) {
        return written.entrySet().stream()
                .filter(one -> ListWrite.listOf(one.getKey()).equals(name))
                .map(one -> Output.parse(one.getValue()))
                .toList();
    }

    /** Returns whether an entry is on a list by a row of a database alone: nobody pushed it, and no rule put it there. */
    boolean isRow(String name, String entry) {
        String key = ListWrite.gone(name, entry).key();
        boolean isPushed = list(name).map(list -> list.path("entries")).stream()
                .flatMap(entries -> StreamSupport.stream(entries.spliterator(), false))
                .anyMatch(one -> one.asText().equals(entry));
        return written.containsKey(key + OF_ROW) && !written.containsKey(key) && !isPushed;
    }

    /** Returns a list that has to exist. */
    JsonNode required(String name) throws IOException {
        return list(name).orElseThrow(() -> NotThere.of("list", name, names(), "weir lists list"));
    }

    /** Returns whether a list with this content is in force. */
    boolean isInForce(String name, String json) {
        return list(name)
                        .filter(Output.parse(json.getBytes(StandardCharsets.UTF_8))::equals)
                        .isPresent()
                && Optional.ofNullable(answers.get(name))
                        .filter(answer ->
                                !answer.isRejection() && !answer.status().equals("REMOVED"))
                        .isPresent();
    }
}
