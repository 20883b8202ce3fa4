package dev.weir.engine.guard;

import dev.weir.events.binary.Binary;
import dev.weir.events.binary.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** The binary form of {@link Guards}. */
public final class GuardsCodec implements Codec<Guards> {
    private static final int VERSION = 2;
    private static final int WITHOUT_SUBJECTS = 1;
    private static final int COUNTS_PER_WINDOW = 120;

    /** Creates a codec. */
    public GuardsCodec() {}

    @Override
    public void write(Guards guards, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        Binary.writeCount(guards.byRule().size(), out);
        for (Map.Entry<String, Guards.Watched> entry : guards.byRule().entrySet()) {
            Guards.Watched watched = entry.getValue();
            Binary.writeText(entry.getKey(), out);
            Binary.writeVarLong(watched.bornEpoch(), out);
            Binary.writeVarLong(watched.version(), out);
            GuardTallyCodec.writeGuard(watched.guard(), out);
            watched.failed().write(out);
            watched.blocked().write(out);
        }
    }

    /**
     * Reads guards; the form of an earlier release counts evaluations and not subjects, so guards start afresh from it.
     */
    @Override
    public Guards read(DataInput in) throws IOException {
        int version = Binary.readVersion(VERSION, "guards", in);
        TreeMap<String, Guards.Watched> byRule = new TreeMap<>();
        int rules = Binary.readCount(in);
        for (int i = 0; i < rules; i++) {
            String id = Binary.readText(in);
            if (version == WITHOUT_SUBJECTS) {
                skipCounts(in);
            } else {
                byRule.put(id, watched(in));
            }
        }
        return new Guards(byRule);
    }

    private static Guards.Watched watched(DataInput in) throws IOException {
        return new Guards.Watched(
                Binary.readVarLong(in),
                Binary.readVarLong(in),
                GuardTallyCodec.readGuard(in),
                SubjectWindow.read(in),
                SubjectWindow.read(in));
    }

    private static void skipCounts(DataInput in) throws IOException {
        Binary.readVarLong(in);
        GuardTallyCodec.readGuard(in);
        for (int window = 0; window < 2; window++) {
            Binary.readVarLong(in);
            Binary.readZigZag(in);
            for (int i = 0; i < COUNTS_PER_WINDOW; i++) {
                Binary.readVarLong(in);
            }
        }
    }
}
