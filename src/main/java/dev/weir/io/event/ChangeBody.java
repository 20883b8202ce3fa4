package dev.weir.io.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.events.ChangeOrigin;
import dev.weir.events.EventField;
import dev.weir.events.FieldKind;
import dev.weir.events.RowChange;
import dev.weir.events.Value;
import dev.weir.events.definition.ChangeDefinition;
import dev.weir.events.record.RawRecord;
import dev.weir.io.value.BadRecord;
import dev.weir.io.value.Scalars;
import dev.weir.operators.EventReader.Reading;
import java.io.IOException;

/**
 * Reads rows of a table: plain, or in Debezium's change envelope, with or without its schema. A record with an {@code
 * op} is an envelope. A plain record without a time has the time of the Kafka record.
 */
record ChangeBody<E extends RowChange>(
        Mapping mapping, ChangeDefinition<E> definition, Shape plain, Shape row, ObjectReader objects)
        implements EventBody {

    ChangeBody(Mapping mapping, ChangeDefinition<E> definition, Scalars scalars) {
        this(mapping, definition, mapping.shape(), mapping.rowShape(), new ObjectReader(scalars));
    }

    @Override
    public Reading read(JsonParser in, RawRecord record) throws IOException, BadRecord {
        ChangeEnvelope envelope = new ChangeEnvelope(objects, plain, row);
        envelope.read(in);
        if (envelope.isEmptyPayload() || envelope.isNote()) {
            return new Reading.Ignored();
        }
        return switch (envelope.op()) {
            case "" -> plain(envelope, record);
            case "c", "r" -> new Reading.Accepted(row(envelope, record).now());
            case "u" -> row(envelope, record).updated();
            case "d" -> new Reading.Accepted(row(envelope, record).deleted());
            case "t" -> throw truncated();
            case "m" -> new Reading.Ignored();
            default ->
                throw new BadRecord("op", "the text \"" + BadRecord.shown(envelope.op()) + "\"", "write c, u, r or d");
        };
    }

    private Reading plain(ChangeEnvelope envelope, RawRecord record) throws BadRecord {
        if (envelope.isFlattenedTruncate()) {
            throw truncated();
        }
        Draft draft = envelope.plainRecord();
        EventField<E> time = definition.timeField();
        long said = draft.has(time) ? draft.millis(time, 0) : envelope.flattenedMillis();
        ChangedRow<E> row = new ChangedRow<>(
                mapping, definition, null, draft, "", said != 0 ? said : millis(record), flatOrigin(envelope, record));
        return new Reading.Accepted(envelope.isFlattenedDelete() ? row.flattenedDelete() : row.now());
    }

    private BadRecord truncated() {
        return new BadRecord("the table was truncated (op t), and the record does not say which rows it had,"
                + " so that their " + definition.subjectMatter()
                + " stays as it was; delete rows with DELETE, or send a change for each");
    }

    private ChangedRow<E> row(ChangeEnvelope envelope, RawRecord record) throws BadRecord {
        long millis = envelope.hasMillis() ? envelope.millis() : millis(record);
        return new ChangedRow<>(
                mapping,
                definition,
                envelope.before(),
                envelope.after(),
                envelope.op(),
                millis,
                origin(envelope, record));
    }

    /** Returns when the record was written, for a record that does not say when the change happened. */
    private long millis(RawRecord record) throws BadRecord {
        if (!objects.scalars().times().holds(record.timestampMillis())) {
            throw new BadRecord(
                    mapping.named(definition.timeField()) + " is missing, and the Kafka record has none that will do ("
                            + record.timestampMillis() + "); " + FieldKind.TIME.advice());
        }
        return record.timestampMillis();
    }

    private static ChangeOrigin origin(ChangeEnvelope envelope, RawRecord record) {
        String position = envelope.position();
        return position.isEmpty()
                ? ChangeOrigin.ofRecord(record.partition(), record.offset())
                : ChangeOrigin.ofSource(position);
    }

    /** Returns the same of a row without an envelope; one that may have a tombstone keeps its place in the topic too. */
    private ChangeOrigin flatOrigin(ChangeEnvelope envelope, RawRecord record) {
        ChangeOrigin origin = origin(envelope, record);
        return definition.hasTombstones() ? origin.inRecord(record.partition(), record.offset()) : origin;
    }

    /**
     * Returns that a row is gone, or that there is nothing to read: a tombstone also follows the delete of a row in an
     * envelope, so that compaction removes the row's key, whatever that is.
     */
    @Override
    public Reading empty(String key, RawRecord record) throws BadRecord {
        if (key.isEmpty() || !definition.hasTombstones()) {
            return new Reading.Ignored();
        }
        ChangeOrigin place = ChangeOrigin.ofRecord(record.partition(), record.offset());
        return new Reading.Accepted(definition.tombstone(key, millis(record), place));
    }

    @Override
    public String keyOf(String text) {
        return definition.hasTombstones() && objects.scalars().isId(text) ? text : "";
    }

    /** Returns the key of a row from that of its record: an object with its columns, or the key alone. */
    @Override
    public String keyOf(JsonParser in) throws IOException, BadRecord {
        if (!definition.hasTombstones()) {
            return "";
        }
        if (in.currentToken() == JsonToken.START_OBJECT) {
            return objects.readRecord(in, row).text(definition.keyField());
        }
        return objects.scalars().read(in, definition.keyField().kind()) instanceof Value.Text text ? text.value() : "";
    }
}
