package dev.weir.events.definition;

import dev.weir.events.ChangeOrigin;
import dev.weir.events.StockChange;
import dev.weir.events.binary.Binary;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of a change of stock. */
final class StockChangeForm {
    private static final int NOWHERE = 0;
    private static final int POSITION = 1;
    private static final int RECORD = 2;

    void write(StockChange change, DataOutput out) throws IOException {
        Binary.writeText(change.sku(), out);
        Binary.writeText(change.warehouse(), out);
        Binary.writeZigZag(change.timestampMillis(), out);
        out.writeBoolean(change.deleted());
        Binary.writeZigZag(change.available(), out);
        Binary.writeZigZag(change.reserved(), out);
        out.writeDouble(change.price());
        writeOrigin(change.origin(), out);
    }

    private static void writeOrigin(ChangeOrigin origin, DataOutput out) throws IOException {
        if (origin.hasPosition()) {
            out.writeByte(POSITION);
            Binary.writeText(origin.position(), out);
        } else if (origin.hasRecord()) {
            out.writeByte(RECORD);
            Binary.writeCount(origin.partition(), out);
            Binary.writeVarLong(origin.offset(), out);
        } else {
            out.writeByte(NOWHERE);
        }
    }

    StockChange read(DataInput in) throws IOException {
        StockChange change = readWithoutOrigin(in);
        return change.from(readOrigin(in));
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

    private static ChangeOrigin readOrigin(DataInput in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case NOWHERE -> ChangeOrigin.UNKNOWN;
            case POSITION -> ChangeOrigin.ofSource(Binary.readText(in));
            case RECORD -> ChangeOrigin.ofRecord(Binary.readCount(in), Binary.readVarLong(in));
            default -> throw new IOException("an origin of kind " + kind + ", which this release does not know");
        };
    }
}
