package dev.weir.events.definition;

import dev.weir.events.StockChange;
import dev.weir.events.binary.Binary;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of a change of stock. */
final class StockChangeForm {
    private final ChangeOriginForm origins = new ChangeOriginForm();

    void write(StockChange change, DataOutput out) throws IOException {
        Binary.writeText(change.sku(), out);
        Binary.writeText(change.warehouse(), out);
        Binary.writeZigZag(change.timestampMillis(), out);
        out.writeBoolean(change.deleted());
        Binary.writeZigZag(change.available(), out);
        Binary.writeZigZag(change.reserved(), out);
        out.writeDouble(change.price());
        origins.write(change.origin(), out);
    }

    StockChange read(DataInput in) throws IOException {
        StockChange change = readWithoutOrigin(in);
        return change.from(origins.read(in));
    }

    /** Reads the form from before changes had an origin. Arguments are evaluated from left to right (JLS 15.7.4). */
    StockChange readWithoutOrigin(DataInput in) throws IOException {
        return new StockChange(
                Binary.readText(in),
                Binary.readText(in),
                Binary.readZigZag(in),
                in.readBoolean(),
                Binary.readZigZag(in),
                Binary.readZigZag(in),
                in.readDouble());
    }
}
