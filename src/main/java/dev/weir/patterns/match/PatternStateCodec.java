package dev.weir.patterns.match;

import dev.weir.events.Stock;
import dev.weir.events.Value;
import dev.weir.events.binary.Binary;
import dev.weir.events.binary.Codec;
import dev.weir.events.binary.StockCodec;
import dev.weir.events.binary.ValueCodec;
import dev.weir.events.definition.EventCodec;
import dev.weir.patterns.path.OpenPaths;
import dev.weir.patterns.path.OpenPathsCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.cep.nfa.NFAState;
import org.apache.flink.cep.nfa.NFAStateSerializer;
import org.apache.flink.cep.nfa.sharedbuffer.EventId;
import org.apache.flink.cep.nfa.sharedbuffer.Lockable;
import org.apache.flink.cep.nfa.sharedbuffer.NodeId;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferNode;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferNodeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * The binary form of a {@link PatternState}: version, waiting events, and open matches, either as paths or in the form
 * of Flink's own serializers for the NFA and its buffer. Version 1 has only the second form.
 */
public final class PatternStateCodec implements Codec<PatternState> {
    private static final int VERSION = 2;
    private static final int WITHOUT_PATHS = 1;
    private static final int NOTHING_OPEN = 0;
    private static final int OF_NFA = 1;
    private static final int OF_PATHS = 2;
    private static final int FIRST_GUESS_BYTES = 512;

    private static final EventCodec EVENTS = new EventCodec();
    private static final ValueCodec VALUES = new ValueCodec();
    private static final StockCodec STOCKS = new StockCodec();

    private final OpenPathsCodec paths = new OpenPathsCodec();
    private final NFAStateSerializer nfas = new NFAStateSerializer();
    private final TypeSerializer<EventId> eventIds = EventId.EventIdSerializer.INSTANCE;
    private final TypeSerializer<Lockable<Candidate>> candidates =
            new Lockable.LockableTypeSerializer<>(new Candidate.Serializer());
    private final TypeSerializer<NodeId> nodeIds = new NodeId.NodeIdSerializer();
    private final TypeSerializer<Lockable<SharedBufferNode>> nodes =
            new Lockable.LockableTypeSerializer<>(new SharedBufferNodeSerializer());

    /** Creates a codec. */
    public PatternStateCodec() {}

    @Override
    public void write(PatternState state, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        Binary.writeCount(state.waiting().size(), out);
        for (Occurrence occurrence : state.waiting()) {
            writeOccurrence(occurrence, out);
        }
        writeOpen(state, out);
    }

    private void writeOpen(PatternState state, DataOutput out) throws IOException {
        NFAState nfa = state.nfa();
        OpenPaths open = state.paths();
        if (nfa != null) {
            out.writeByte(OF_NFA);
            Binary.writeBytes(flinksForm(nfa, state), out);
        } else if (open != null) {
            out.writeByte(OF_PATHS);
            Binary.writeZigZag(state.matchedMillis(), out);
            paths.write(open, out);
        } else {
            out.writeByte(NOTHING_OPEN);
        }
    }

    @Override
    public PatternState read(DataInput in) throws IOException {
        int version = Binary.readVersion(VERSION, "PatternState", in);
        PatternState state = new PatternState();
        for (int i = Binary.readCount(in); i > 0; i--) {
            state.waiting().add(readOccurrence(in));
        }
        int form = version == WITHOUT_PATHS ? OF_NFA : in.readUnsignedByte();
        if (form == OF_NFA) {
            readFlinksForm(state, Binary.readBytes(in));
        } else if (form == OF_PATHS) {
            state.matchedMillis(Binary.readZigZag(in));
            state.paths(paths.read(in));
        } else if (form != NOTHING_OPEN) {
            throw new IOException("open matches have no form " + form);
        }
        return state;
    }

    private byte[] flinksForm(NFAState nfa, PatternState state) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(FIRST_GUESS_BYTES);
        Binary.writeZigZag(state.matchedMillis(), out);
        nfas.serialize(nfa, out);
        nfas.serialize(new NFAState(state.aside(), new ArrayDeque<>()), out);
        writeMap(state.events(), eventIds, candidates, out);
        writeMap(state.nodes(), nodeIds, nodes, out);
        return out.getCopyOfBuffer();
    }

    private void readFlinksForm(PatternState state, byte[] form) throws IOException {
        if (form.length == 0) {
            return;
        }
        DataInputDeserializer in = new DataInputDeserializer(form);
        state.matchedMillis(Binary.readZigZag(in));
        state.nfa(nfas.deserialize(in));
        state.aside().addAll(nfas.deserialize(in).getPartialMatches());
        readMap(state.events(), eventIds, candidates, in);
        readMap(state.nodes(), nodeIds, nodes, in);
    }

    private static <K, V> void writeMap(
            Map<K, V> map, TypeSerializer<K> keys, TypeSerializer<V> values, DataOutputSerializer out)
            throws IOException {
        Binary.writeCount(map.size(), out);
        for (Map.Entry<K, V> entry : map.entrySet()) {
            keys.serialize(entry.getKey(), out);
            values.serialize(entry.getValue(), out);
        }
    }

    private static <K, V> void readMap(
            Map<K, V> map, TypeSerializer<K> keys, TypeSerializer<V> values, DataInputDeserializer in)
            throws IOException {
        for (int i = Binary.readCount(in); i > 0; i--) {
            K key = keys.deserialize(in);
            map.put(key, values.deserialize(in));
        }
    }

    private static void writeOccurrence(Occurrence occurrence, DataOutput out) throws IOException {
        EVENTS.write(occurrence.event(), out);
        Binary.writeZigZag(occurrence.epoch(), out);
        Binary.writeCount(occurrence.features().size(), out);
        for (Value value : occurrence.features()) {
            VALUES.write(value, out);
        }
        out.writeBoolean(occurrence.stock().isPresent());
        if (occurrence.stock().isPresent()) {
            STOCKS.write(occurrence.stock().get(), out);
        }
    }

    private static Occurrence readOccurrence(DataInput in) throws IOException {
        var event = EVENTS.read(in);
        long epoch = Binary.readZigZag(in);
        List<Value> features = new ArrayList<>();
        for (int i = Binary.readCount(in); i > 0; i--) {
            features.add(VALUES.read(in));
        }
        Optional<Stock> stock = in.readBoolean() ? Optional.of(STOCKS.read(in)) : Optional.empty();
        return new Occurrence(event, epoch, features, stock);
    }
}
