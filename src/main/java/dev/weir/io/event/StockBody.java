package dev.weir.io.event;

import static dev.weir.io.event.WireField.TIME;

import com.fasterxml.jackson.core.JsonParser;
import dev.weir.events.ChangeOrigin;
import dev.weir.events.record.RawRecord;
import dev.weir.io.value.BadRecord;
import dev.weir.io.value.Scalars;
import dev.weir.operators.EventReader.Reading;
import java.io.IOException;

/**
 * Reads changes of stock: plain, or as Debezium's change envelope, with or without its schema. A record with an
 * {@code op} is an envelope. The time of a plain record that has none is that of the Kafka record.
 */
record StockBody(Mapping mapping, Shape plain, Shape row, ObjectReader objects) implements EventBody {

    private static final String TRUNCATED =
            "the table was truncated (op t), and the record does not say which rows it had,"
                    + " so that their stock stays as it was; delete rows with DELETE, or send a change for each";

    StockBody(Mapping mapping, Scalars scalars) {
        this(mapping, mapping.shape(), mapping.rowShape(), new ObjectReader(scalars));
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
            case "t" -> throw new BadRecord(TRUNCATED);
            case "m" -> new Reading.Ignored();
            default ->
                throw new BadRecord("op", "the text \"" + BadRecord.shown(envelope.op()) + "\"", "write c, u, r or d");
        };
    }

    private Reading plain(ChangeEnvelope envelope, RawRecord record) throws BadRecord {
        if (envelope.isFlattenedTruncate()) {
            throw new BadRecord(TRUNCATED);
        }
        Draft draft = envelope.plainRecord();
        long said = draft.has(TIME) ? draft.millis(TIME, 0) : envelope.flattenedMillis();
        StockRow row =
                new StockRow(mapping, null, draft, "", said != 0 ? said : millis(record), origin(envelope, record));
        return new Reading.Accepted(envelope.isFlattenedDelete() ? row.flattenedDelete() : row.now());
    }

    private StockRow row(ChangeEnvelope envelope, RawRecord record) throws BadRecord {
        long millis = envelope.hasMillis() ? envelope.millis() : millis(record);
        return new StockRow(
                mapping, envelope.before(), envelope.after(), envelope.op(), millis, origin(envelope, record));
    }

    /** When the record was written, for one that does not say when it happened. */
    private long millis(RawRecord record) throws BadRecord {
        if (!objects.scalars().times().holds(record.timestampMillis())) {
            throw new BadRecord(mapping.named(TIME) + " is missing, and the Kafka record has none that will do ("
                    + record.timestampMillis() + "); " + TIME.kind().advice());
        }
        return record.timestampMillis();
    }

    private static ChangeOrigin origin(ChangeEnvelope envelope, RawRecord record) {
        String position = envelope.position();
        return position.isEmpty()
                ? ChangeOrigin.ofRecord(record.partition(), record.offset())
                : ChangeOrigin.ofSource(position);
    }

    /** A tombstone follows the delete of a row, so that compaction drops the row's key. */
    @Override
    public Reading empty() {
        return new Reading.Ignored();
    }
}
