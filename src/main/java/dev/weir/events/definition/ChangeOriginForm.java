package dev.weir.events.definition;

import dev.weir.events.ChangeOrigin;
import dev.weir.events.binary.Binary;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of where a change of a row comes from. */
final class ChangeOriginForm {
    private static final int NOWHERE = 0;
    private static final int POSITION = 1;
    private static final int RECORD = 2;

    void write(ChangeOrigin origin, DataOutput out) throws IOException {
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

    ChangeOrigin read(DataInput in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case NOWHERE -> ChangeOrigin.UNKNOWN;
            case POSITION -> ChangeOrigin.ofSource(Binary.readText(in));
            case RECORD -> ChangeOrigin.ofRecord(Binary.readCount(in), Binary.readVarLong(in));
            default -> throw new IOException("an origin of kind " + kind + ", which this release does not know");
        };
    }
}
