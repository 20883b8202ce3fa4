package dev.weir.engine;

import dev.weir.events.Binary;
import dev.weir.events.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** The binary form of {@link Guards}. */
public final class GuardsCodec implements Codec<Guards> {
    private static final int VERSION = 1;

    /** For state to name. */
    public GuardsCodec() {}

    @Override
    public void write(Guards guards, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        Binary.writeCount(guards.byRule().size(), out);
        for (Map.Entry<String, Guards.Watched> entry : guards.byRule().entrySet()) {
            Guards.Watched watched = entry.getValue();
            Binary.writeText(entry.getKey(), out);
            Binary.writeVarLong(watched.version(), out);
            GuardTallyCodec.writeGuard(watched.guard(), out);
            watched.failed().write(out);
            watched.blocked().write(out);
        }
    }

    @Override
    public Guards read(DataInput in) throws IOException {
        Binary.readVersion(VERSION, "guards", in);
        TreeMap<String, Guards.Watched> byRule = new TreeMap<>();
        int rules = Binary.readCount(in);
        for (int i = 0; i < rules; i++) {
            byRule.put(
                    Binary.readText(in),
                    new Guards.Watched(
                            Binary.readVarLong(in),
                            GuardTallyCodec.readGuard(in),
                            ShareWindow.read(in),
                            ShareWindow.read(in)));
        }
        return new Guards(byRule);
    }
}
