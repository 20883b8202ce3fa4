package dev.weir.io.kafka.table;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * The binary form of a {@link BegunState}. Also reads the state of a source that waited for no table, which is that of the
 * connector alone: then no table is known to be read.
 */
final class BegunStateSerializer<C> implements SimpleVersionedSerializer<BegunState<C>> {
    /** Far beyond the versions of the connector, which counts from 0. */
    static final int VERSION = 1_000;

    private final SimpleVersionedSerializer<C> states;

    BegunStateSerializer(SimpleVersionedSerializer<C> states) {
        this.states = states;
    }

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(BegunState<C> state) throws IOException {
        byte[] inner = states.serialize(state.of());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(state.tables().size());
            for (String table : new TreeSet<>(state.tables())) {
                out.writeUTF(table);
            }
            out.writeInt(states.getVersion());
            out.writeInt(inner.length);
            out.write(inner);
        }
        return bytes.toByteArray();
    }

    @Override
    public BegunState<C> deserialize(int version, byte[] bytes) throws IOException {
        if (version < VERSION) {
            return new BegunState<>(states.deserialize(version, bytes), Set.of());
        }
        if (version > VERSION) {
            throw new IOException("a source's state of version " + version + ", which this release does not know");
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            Set<String> tables = new HashSet<>();
            for (int left = in.readInt(); left > 0; left--) {
                tables.add(in.readUTF());
            }
            int inner = in.readInt();
            return new BegunState<>(states.deserialize(inner, in.readNBytes(in.readInt())), tables);
        }
    }
}
