package dev.weir.io.row;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.engine.entry.EntryRows;
import dev.weir.engine.entry.WrittenEntries;
import dev.weir.engine.row.AppliedRows;
import dev.weir.engine.row.CapturedRow;
import dev.weir.engine.row.CapturedTables;
import dev.weir.events.answer.ListWrite;
import dev.weir.events.record.RawRecord;
import dev.weir.io.value.Timestamps;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The entries of lists that are rows, for commands that show or replay what the job has. */
public final class ListsOfRows {
    private static final JsonMapper JSON = new JsonMapper();

    private final EntryRows rows;
    private final AppliedRows applied = new AppliedRows();
    private final WrittenEntries entries = new WrittenEntries();

    /** Creates lists without entries, for rows of these tables. */
    public ListsOfRows(CapturedTables tables) {
        this.rows = new EntryRows(tables);
    }

    /** Takes a record of the table of lists; those of one row in their order. What the job refuses has no effect. */
    public void take(RawRecord record) {
        rows.take(record, applied, entries);
    }

    /** Returns the entries. */
    public Collection<ListWrite> entries() {
        return entries.rows();
    }

    /**
     * Adds the entries to documents of lists, by name; a list that was not pushed gets a document.
     *
     * @throws IOException if a document is no JSON
     */
    public void addTo(Map<String, byte[]> documents) throws IOException {
        for (ListWrite entry : entries.rows()) {
            ObjectNode list = document(entry.list(), documents);
            Set<String> there = new TreeSet<>();
            list.path("entries").forEach(one -> there.add(one.asText()));
            if (!there.contains(entry.entry())) {
                list.withArray("entries").add(entry.entry());
            }
            if (entry.untilMillis() < CapturedRow.Changed.NO_END) {
                list.withObject("/until").put(entry.entry(), Timestamps.text(entry.untilMillis()));
            }
            documents.put(entry.list(), list.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static ObjectNode document(String name, Map<String, byte[]> documents) throws IOException {
        byte[] pushed = documents.getOrDefault(name, new byte[0]);
        try {
            JsonNode list = JSON.readTree(pushed);
            return list instanceof ObjectNode fields && !fields.has("rows")
                    ? fields
                    : JSON.createObjectNode().put("name", name);
        } catch (JsonProcessingException e) {
            throw new IOException("the list '" + name + "' is no JSON: " + e.getOriginalMessage(), e);
        }
    }
}
