package dev.weir.engine;

import dev.weir.events.Binary;
import dev.weir.events.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** The binary form of a {@link SubjectState}. */
public final class SubjectStateCodec implements Codec<SubjectState> {
    private static final int VERSION = 2;
    private static final int WITHOUT_DECISIONS = 1;

    /** For state to name. */
    public SubjectStateCodec() {}

    @Override
    public void write(SubjectState state, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        state.expiry().write(out);
        state.decided().write(out);
        Binary.writeCount(state.restsUntilMillis().size(), out);
        for (Map.Entry<String, Long> rest : state.restsUntilMillis().entrySet()) {
            Binary.writeText(rest.getKey(), out);
            Binary.writeZigZag(rest.getValue(), out);
        }
        state.earlier().write(out);
    }

    @Override
    public SubjectState read(DataInput in) throws IOException {
        int version = Binary.readVersion(VERSION, "subject", in);
        Expiry expiry = Expiry.read(in);
        Seen decided = Seen.read(in);
        Map<String, Long> rests = new TreeMap<>();
        int resting = Binary.readCount(in);
        for (int i = 0; i < resting; i++) {
            rests.put(Binary.readText(in), Binary.readZigZag(in));
        }
        Recollections earlier = version == WITHOUT_DECISIONS ? new Recollections() : Recollections.read(in);
        return new SubjectState(decided, rests, earlier, expiry);
    }
}
