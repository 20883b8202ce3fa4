package dev.weir.io.row;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.weir.config.EventRecords;
import dev.weir.config.JobConfig;
import dev.weir.config.RuleSigners;
import dev.weir.engine.row.CapturedRow;
import dev.weir.engine.row.CapturedTables;
import dev.weir.engine.row.RowReader;
import dev.weir.events.Boundary;
import dev.weir.events.EventType;
import dev.weir.events.ValueType;
import dev.weir.events.answer.ListWrite;
import dev.weir.events.definition.EventDefinitions;
import dev.weir.events.definition.Schema;
import dev.weir.events.definition.TableDefinition;
import dev.weir.events.record.RawRecord;
import dev.weir.events.table.TableRow;
import dev.weir.io.event.JsonEvents;
import dev.weir.operators.EventReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads rows with rules and with entries of lists, in all forms in which the rows of other tables are read. A table of
 * rules has the columns {@code id}, {@code document} and {@code enabled}, a table of lists {@code name}, {@code entry} and
 * {@code until}; others are skipped.
 */
public final class CapturedRows implements RowReader {
    private static final long serialVersionUID = 1;

    private static final EventType RULES = EventType.table("rules");
    private static final EventType LISTS = EventType.table("lists");
    private static final String ID = "id";
    private static final String ENTRY = "entry";

    /** A longer key is that of no rule. */
    private static final int MOST_KEY_BYTES = 10_000;

    private static final int MOST_NAME_CHARS = 200;

    /** An envelope may have a document twice, in which each quotation mark takes two bytes. */
    private static final int BYTES_PER_DOCUMENT_BYTE = 4;

    private static final int FRAME_BYTES = 100_000;

    private final String rules;
    private final JsonEvents rows;

    private CapturedRows(JobConfig config) {
        RuleSigners.Tables topics = config.signers().tables();
        this.rules = topics.rules();
        Map<String, EventType> types = new HashMap<>();
        List<TableDefinition> definitions = new ArrayList<>();
        if (!topics.rules().isEmpty()) {
            types.put(topics.rules(), RULES);
            definitions.add(new TableDefinition(
                    RULES,
                    new TableDefinition.Topics(topics.rules(), ""),
                    ID,
                    Map.of(CapturedTables.DOCUMENT, ValueType.STRING, CapturedTables.ENABLED, ValueType.BOOL),
                    true));
        }
        if (!topics.lists().isEmpty()) {
            types.put(topics.lists(), LISTS);
            definitions.add(new TableDefinition(
                    LISTS,
                    new TableDefinition.Topics(topics.lists(), ""),
                    ENTRY,
                    Map.of(CapturedTables.NAME, ValueType.STRING, CapturedTables.UNTIL, ValueType.TIMESTAMP),
                    true));
        }
        Schema schema = new Schema(Map.of(), Map.of(), new EventDefinitions(List.of()).and(definitions));
        this.rows = new JsonEvents(types, schema, Map.of(), records(config));
    }

    /** Returns the tables of a job, and how they are read. */
    public static CapturedTables tables(JobConfig config) {
        RuleSigners.Tables topics = config.signers().tables();
        return topics.rules().isEmpty() && topics.lists().isEmpty()
                ? CapturedTables.NONE
                : new CapturedTables(topics.rules(), topics.lists(), new CapturedRows(config));
    }

    /** How long a document may be is said where documents are checked, in an answer about the rule. */
    private static EventRecords records(JobConfig config) {
        EventRecords usual = config.records();
        long needed = 1L * BYTES_PER_DOCUMENT_BYTE * config.limits().maxDocumentBytes() + FRAME_BYTES;
        int maxBytes = (int) Math.max(needed, usual.bounds().maxBytes());
        return new EventRecords(
                new EventRecords.Bounds(
                        maxBytes,
                        usual.bounds().maxIdChars(),
                        maxBytes,
                        usual.bounds().maxLines()),
                usual.times());
    }

    @Override
    public CapturedRow read(RawRecord record) {
        if (record.value().length == 0) {
            return keyOf(record).<CapturedRow>map(CapturedRow.Tombstone::new).orElseGet(CapturedRow.Nothing::new);
        }
        EventReader.Reading reading = rows.read(record);
        if (reading instanceof EventReader.Reading.Accepted accepted && accepted.event() instanceof TableRow row) {
            return new CapturedRow.Changed(row);
        }
        if (reading instanceof EventReader.Reading.Rejected rejected) {
            return new CapturedRow.Refused(nameOf(record), rejected.error());
        }
        return reading instanceof EventReader.Reading.Moved
                ? new CapturedRow.Refused(
                        nameOf(record),
                        "the row has got another " + (record.topic().equals(rules) ? ID : ENTRY)
                                + " in one record; let this be the primary key of the table, or delete the row and insert"
                                + " another")
                : new CapturedRow.Nothing();
    }

    /** Returns the id of the rule, or the key of the entry, that the key of a record names. */
    private Optional<String> keyOf(RawRecord record) {
        JsonNode key = key(record);
        if (record.topic().equals(rules)) {
            return text(key, ID);
        }
        return text(key, CapturedTables.NAME)
                .flatMap(list -> text(key, ENTRY)
                        .map(entry -> ListWrite.gone(list, entry).key()));
    }

    @Override
    public String nameOf(RawRecord record) {
        String column = record.topic().equals(rules) ? ID : CapturedTables.NAME;
        return Boundary.cut(
                text(key(record), column).orElseGet(() -> new String(record.key(), StandardCharsets.UTF_8)),
                MOST_NAME_CHARS);
    }

    private static Optional<String> text(JsonNode key, String column) {
        return Optional.of(key.path(column).asText()).filter(text -> !text.isEmpty());
    }

    /** Returns the key of a record, without the schema that it may have. */
    private static JsonNode key(RawRecord record) {
        String text = record.key().length > MOST_KEY_BYTES ? "" : new String(record.key(), StandardCharsets.UTF_8);
        try {
            JsonNode key = Keys.JSON.readTree(text);
            return key.path("payload").isObject() ? key.path("payload") : key;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance(); // whatever it is, it names no row
        }
    }

    /** Made for those who have such tables. */
    private static final class Keys {
        private static final JsonMapper JSON = new JsonMapper();
    }
}
