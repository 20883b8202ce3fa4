package dev.weir.console.seen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.io.record.RawRecords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads the topic of lists, whole lists and the entries that rules wrote. For use by one thread. */
final class ListRecords {
    /** The entries by rules of one list that are counted; more count as this many. */
    private static final int MOST_WRITTEN = 100_000;

    private final SeenSoFar sightings;
    private final JsonMapper json = new JsonMapper();
    private final Map<String, Set<String>> written = new HashMap<>();

    ListRecords(SeenSoFar sightings) {
        this.sightings = sightings;
    }

    void take(String key, byte[] value, ConsumerRecord<byte[], byte[]> record) {
        int slash = key.indexOf('/');
        if (slash > 0) {
            entry(key.substring(0, slash), key.substring(slash + 1), value.length > 0);
        } else if (value.length == 0) {
            sightings.removeList(key);
        } else {
            whole(key, value, record);
        }
    }

    private void entry(String list, String hash, boolean isThere) {
        Set<String> entries = written.computeIfAbsent(list, first -> new HashSet<>());
        if (!isThere) {
            entries.remove(hash);
        } else if (entries.size() < MOST_WRITTEN) {
            entries.add(hash);
        }
        ListSeen before = sightings.list(list).orElse(new ListSeen(list, 0, List.of(), 0, 0, "", false));
        sightings.addList(new ListSeen(
                list,
                before.entries(),
                before.some(),
                entries.size(),
                before.atMillis(),
                before.by(),
                before.isTable()));
    }

    private void whole(String name, byte[] value, ConsumerRecord<byte[], byte[]> record) {
        JsonNode read;
        try {
            read = json.readTree(value);
        } catch (IOException e) {
            return; // the job has refused it and said why
        }
        boolean isTable = !read.has("entries");
        List<String> some = new ArrayList<>();
        if (isTable) {
            read.path("rows").properties().stream()
                    .limit(ListSeen.SHOWN)
                    .forEach(row -> some.add(row.getKey() + "  " + row.getValue()));
        } else {
            for (int i = 0; i < Math.min(ListSeen.SHOWN, read.path("entries").size()); i++) {
                some.add(read.path("entries").path(i).asText());
            }
        }
        sightings.addList(new ListSeen(
                name,
                (isTable ? read.path("rows") : read.path("entries")).size(),
                some,
                written.getOrDefault(name, Set.of()).size(),
                record.timestamp(),
                RawRecords.withSender(record).sender().name(),
                isTable));
    }
}
