package dev.weir.events;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Binary form of a change of stock. */
final class StockChangeForm {

    void write(StockChange change, DataOutput out) throws IOException {
        Binary.writeText(change.sku(), out);
        Binary.writeText(change.warehouse(), out);
        Binary.writeZigZag(change.timestampMillis(), out);
        out.writeBoolean(change.deleted());
        Binary.writeZigZag(change.available(), out);
        Binary.writeZigZag(change.reserved(), out);
        out.writeDouble(change.price());
    }

    // Arguments are evaluated from left to right (JLS 15.7.4).
    StockChange read(DataInput in) throws IOException {
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
