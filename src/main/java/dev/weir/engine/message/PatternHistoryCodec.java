package dev.weir.engine.message;

import dev.weir.events.binary.Binary;
import dev.weir.events.binary.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The binary form of a {@link PatternHistory}. */
public final class PatternHistoryCodec implements Codec<PatternHistory> {
    private static final int VERSION = 1;

    /** Creates a codec. */
    public PatternHistoryCodec() {}

    @Override
    public void write(PatternHistory history, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        Binary.writeVarLong(history.sinceEpoch(), out);
        Binary.writeCount(history.draining().size(), out);
        for (PatternHistory.Earlier earlier : history.draining()) {
            Binary.writeText(earlier.document(), out);
            Binary.writeVarLong(earlier.sinceEpoch(), out);
            Binary.writeVarLong(earlier.untilEpoch(), out);
        }
    }

    @Override
    public PatternHistory read(DataInput in) throws IOException {
        Binary.readVersion(VERSION, "pattern history", in);
        long since = Binary.readVarLong(in);
        int count = Binary.readCount(in);
        List<PatternHistory.Earlier> draining = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            draining.add(
                    new PatternHistory.Earlier(Binary.readText(in), Binary.readVarLong(in), Binary.readVarLong(in)));
        }
        return new PatternHistory(since, draining);
    }
}
