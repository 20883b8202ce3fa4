package dev.weir.io;

import static dev.weir.io.WireField.AVAILABLE;
import static dev.weir.io.WireField.PRICE;
import static dev.weir.io.WireField.RESERVED;
import static dev.weir.io.WireField.SKU;
import static dev.weir.io.WireField.TIME;
import static dev.weir.io.WireField.WAREHOUSE;

import com.fasterxml.jackson.core.JsonParser;
import dev.weir.events.ChangeOrigin;
import dev.weir.events.RawRecord;
import dev.weir.events.StockChange;
import dev.weir.operators.EventReader.Reading;
import java.io.IOException;

/**
 * Reads changes of stock: plain, or as Debezium's change envelope, with or without its schema. A record with an
 * {@code op} is an envelope. The time of a plain record that has none is that of the Kafka record.
 */
record StockBody(Mapping mapping, Shape plain, Shape row, ObjectReader objects) implements EventBody {

    StockBody(Mapping mapping, Scalars scalars) {
        this(mapping, mapping.shape(), mapping.rowShape(), new ObjectReader(scalars));
    }

    @Override
    public Reading read(JsonParser in, RawRecord record) throws IOException, BadRecord {
        ChangeEnvelope envelope = new ChangeEnvelope(objects, plain, row);
        envelope.read(in);
        if (envelope.isEmptyPayload()) {
            return new Reading.Ignored();
        }
        if (!envelope.isChange()) {
            Draft draft = envelope.plainRecord();
            long millis = draft.has(TIME) ? draft.millis(TIME, 0) : millis(record);
            return accept(draft, millis, false, origin(envelope, record));
        }
        if (envelope.isAboutNoRow()) {
            return new Reading.Ignored();
        }
        return accept(
                envelope.changedRow(),
                envelope.hasMillis() ? envelope.millis() : millis(record),
                envelope.isDelete(),
                origin(envelope, record));
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

    private Reading accept(Draft draft, long timestampMillis, boolean deleted, ChangeOrigin origin) throws BadRecord {
        mapping.require(draft, SKU);
        return new Reading.Accepted(new StockChange(
                draft.text(SKU),
                draft.text(WAREHOUSE),
                timestampMillis,
                deleted,
                draft.whole(AVAILABLE, 0),
                draft.whole(RESERVED, 0),
                draft.real(PRICE),
                origin));
    }

    /** A tombstone follows the delete of a row, so that compaction drops the row's key. */
    @Override
    public Reading empty() {
        return new Reading.Ignored();
    }
}
