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
    private static final int BOTH = 3;

    void write(ChangeOrigin origin, DataOutput out) throws IOException {
        if (origin.hasPosition()) {
            out.writeByte(origin.hasRecord() ? BOTH : POSITION);
            Binary.writeText(origin.position(), out);
            if (origin.hasRecord()) {
                writeRecord(origin, out);
            }
        } else if (origin.hasRecord()) {
            out.writeByte(RECORD);
            writeRecord(origin, out);
        } else {
            out.writeByte(NOWHERE);
        }
    }

    private static void writeRecord(ChangeOrigin origin, DataOutput out) throws IOException {
        Binary.writeCount(origin.partition(), out);
        Binary.writeVarLong(origin.offset(), out);
    }

    /** Reads an origin. Arguments are evaluated from left to right (JLS 15.7.4). */
    ChangeOrigin read(DataInput in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case NOWHERE -> ChangeOrigin.UNKNOWN;
            case POSITION -> ChangeOrigin.ofSource(Binary.readText(in));
            case RECORD -> ChangeOrigin.ofRecord(Binary.readCount(in), Binary.readVarLong(in));
            case BOTH ->
                ChangeOrigin.ofSource(Binary.readText(in)).inRecord(Binary.readCount(in), Binary.readVarLong(in));
            default -> throw new IOException("an origin of kind " + kind + ", which this release does not know");
        };
    }
}
