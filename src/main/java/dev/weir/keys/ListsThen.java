package dev.weir.keys;

import dev.weir.config.JobConfig;
import dev.weir.engine.row.CapturedTables;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.io.row.CapturedRows;
import dev.weir.io.row.ListsOfRows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The lists and tables as they were pushed at a time. */
public final class ListsThen {
    private ListsThen() {}

    /** Returns each as it was then, by its key; if compaction has removed that version, the earliest one left. */
    public static Map<String, byte[]> read(long atMillis, KafkaTopics topics, JobConfig config) throws IOException {
        Map<String, byte[]> lists = new TreeMap<>();
        topics.read(topics.beginning(config.topics().lists()), record -> {
            String name = new String(record.key(), StandardCharsets.UTF_8);
            if (record.timestampMillis() <= atMillis || !lists.containsKey(name)) {
                lists.put(name, record.value());
            }
        });
        CapturedTables tables = CapturedRows.tables(config);
        if (tables.hasLists()) {
            ListsOfRows rows = new ListsOfRows(tables);
            topics.read(topics.beginning(tables.lists()), record -> {
                if (record.timestampMillis() <= atMillis) {
                    rows.take(record);
                }
            });
            rows.addTo(lists);
        }
        return lists;
    }
}
