package dev.weir.engine.deploy;

import dev.weir.engine.deploy.topic.TopicPart;
import dev.weir.engine.message.InForceEntryCodec;
import dev.weir.engine.message.PatternHistory;
import dev.weir.engine.message.PatternHistoryCodec;
import dev.weir.engine.warm.WarmUp;
import dev.weir.events.binary.Binary;
import dev.weir.events.binary.Codec;
import dev.weir.events.binary.PushCodec;
import dev.weir.events.record.Push;
import dev.weir.rules.list.ListSample;
import dev.weir.rules.list.TableShape;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The binary form of a {@link RulebookMemory}. */
public final class RulebookMemoryCodec implements Codec<RulebookMemory> {
    private static final int VERSION = 12;
    private static final int WITHOUT_MODELS = 11;
    private static final int WITHOUT_WARMED = 10;
    private static final int WITHOUT_ROWS = 9;
    private static final int WITHOUT_DOCUMENTS = 8;
    private static final int WITHOUT_TABLES = 7;
    private static final int WITHOUT_SENDERS = 6;
    private static final int WITHOUT_SAMPLES = 5;
    private static final int WITHOUT_SEAL = 4;
    private static final int WITHOUT_BIRTHS = 3;
    private static final int WITHOUT_LISTS = 2;
    private static final int WITHOUT_PATTERNS = 1;

    /** Where a network of a list was named, of which rules that asked for texts were warned. */
    private static final String UNUSED = "";

    private final PatternHistoryCodec patterns = new PatternHistoryCodec();
    private final PushCodec pushes = new PushCodec();

    /** Creates a codec. */
    public RulebookMemoryCodec() {}

    @Override
    public void write(RulebookMemory memory, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        Binary.writeVarLong(memory.epoch(), out);
        Binary.writeCount(memory.nextOffsets().size(), out);
        for (Map.Entry<TopicPart, Long> next : memory.nextOffsets().entrySet()) {
            Binary.writeText(next.getKey().topic(), out);
            Binary.writeVarLong(next.getKey().partition(), out);
            Binary.writeVarLong(next.getValue(), out);
        }
        Binary.writeCount(memory.inForce().size(), out);
        for (Map.Entry<String, RulebookMemory.Held> held : memory.inForce().entrySet()) {
            Binary.writeText(held.getKey(), out);
            Binary.writeVarLong(held.getValue().version(), out);
            Binary.writeText(held.getValue().document(), out);
            Binary.writeText(held.getValue().structure(), out);
            patterns.write(held.getValue().patterns(), out);
            Binary.writeVarLong(held.getValue().bornEpoch(), out);
            Binary.writeVarLong(held.getValue().sinceEpoch(), out);
            write(held.getValue().features(), out);
            Binary.writeText(held.getValue().offReason(), out);
            boolean isPlain = held.getValue().linked().equals(held.getValue().document());
            Binary.writeText(isPlain ? "" : held.getValue().linked(), out);
        }
        Binary.writeCount(memory.lists().size(), out);
        for (Map.Entry<String, RulebookMemory.HeldList> held : memory.lists().entrySet()) {
            Binary.writeText(held.getKey(), out);
            out.writeLong(held.getValue().fingerprint());
            Binary.writeCount(held.getValue().entries(), out);
            Binary.writeText(UNUSED, out);
            Binary.writeText(held.getValue().sample().other(), out);
            held.getValue().shape().write(out);
        }
        Binary.writeBytes(memory.sealKey(), out);
        Binary.writeCount(memory.sources().size(), out);
        for (Map.Entry<String, Push> source : memory.sources().entrySet()) {
            Binary.writeText(source.getKey(), out);
            pushes.write(source.getValue(), out);
        }
        Binary.writeCount(memory.removals().size(), out);
        for (Map.Entry<String, Long> removal : memory.removals().entrySet()) {
            Binary.writeText(removal.getKey(), out);
            Binary.writeZigZag(removal.getValue(), out);
        }
        Binary.writeCount(memory.documents().size(), out);
        for (Map.Entry<String, RulebookMemory.HeldDocument> held :
                memory.documents().entrySet()) {
            Binary.writeText(held.getKey(), out);
            Binary.writeVarLong(held.getValue().version(), out);
            Binary.writeText(held.getValue().document(), out);
            Binary.writeVarLong(held.getValue().sinceEpoch(), out);
        }
        memory.written().write(out);
        memory.rows().write(out);
        write(memory.warmed(), out);
        memory.models().write(out);
    }

    private static void write(List<WarmUp> warmUps, DataOutput out) throws IOException {
        Binary.writeCount(warmUps.size(), out);
        for (WarmUp feature : warmUps) {
            Binary.writeText(feature.series(), out);
            Binary.writeVarLong(feature.windowMillis(), out);
            Binary.writeZigZag(feature.sinceMillis(), out);
        }
    }

    @Override
    public RulebookMemory read(DataInput in) throws IOException {
        int version = Binary.readVersion(VERSION, "rulebook", in);
        RulebookMemory memory = new RulebookMemory();
        long epoch = Binary.readVarLong(in);
        if (epoch > 0) {
            memory.startEpoch(epoch);
        }
        int partitions = Binary.readCount(in);
        for (int i = 0; i < partitions; i++) {
            String topic = version <= WITHOUT_LISTS ? "" : Binary.readText(in);
            TopicPart part = new TopicPart(topic, (int) Binary.readVarLong(in));
            memory.nextOffsets().put(part, Binary.readVarLong(in));
        }
        int rules = Binary.readCount(in);
        for (int i = 0; i < rules; i++) {
            memory.hold(Binary.readText(in), held(version, in));
        }
        int lists = version <= WITHOUT_LISTS ? 0 : Binary.readCount(in);
        for (int i = 0; i < lists; i++) {
            String name = Binary.readText(in);
            memory.lists().put(name, heldList(version, in));
        }
        if (version > WITHOUT_SEAL) {
            memory.sealUnder(Binary.readBytes(in));
            int sources = Binary.readCount(in);
            for (int i = 0; i < sources; i++) {
                memory.sources()
                        .put(
                                Binary.readText(in),
                                version <= WITHOUT_SENDERS ? InForceEntryCodec.placed(in) : pushes.read(in));
            }
        }
        int removals = version <= WITHOUT_SENDERS ? 0 : Binary.readCount(in);
        for (int i = 0; i < removals; i++) {
            memory.noteRemoval(Binary.readText(in), Binary.readZigZag(in));
        }
        int documents = version <= WITHOUT_DOCUMENTS ? 0 : Binary.readCount(in);
        for (int i = 0; i < documents; i++) {
            memory.documents()
                    .put(
                            Binary.readText(in),
                            new RulebookMemory.HeldDocument(
                                    Binary.readVarLong(in), Binary.readText(in), Binary.readVarLong(in)));
        }
        if (version > WITHOUT_DOCUMENTS) {
            memory.written().readAll(in);
        }
        if (version > WITHOUT_ROWS) {
            memory.rows().readAll(in);
        }
        if (version > WITHOUT_WARMED) {
            memory.warm(warmUps(in));
        }
        if (version > WITHOUT_MODELS) {
            memory.models().readAll(in);
        }
        return memory;
    }

    private static RulebookMemory.HeldList heldList(int formVersion, DataInput in) throws IOException {
        long fingerprint = in.readLong();
        int entries = Binary.readCount(in);
        ListSample sample = formVersion <= WITHOUT_SAMPLES ? ListSample.UNKNOWN : sample(in);
        TableShape shape = formVersion <= WITHOUT_TABLES ? TableShape.NONE : TableShape.read(in);
        return new RulebookMemory.HeldList(fingerprint, entries, sample, shape);
    }

    private static ListSample sample(DataInput in) throws IOException {
        Binary.readText(in);
        return new ListSample(Binary.readText(in));
    }

    private RulebookMemory.Held held(int formVersion, DataInput in) throws IOException {
        long version = Binary.readVarLong(in);
        String document = Binary.readText(in);
        if (formVersion == WITHOUT_PATTERNS) {
            return new RulebookMemory.Held(version, document);
        }
        String structure = Binary.readText(in);
        PatternHistory history = patterns.read(in);
        if (formVersion == WITHOUT_LISTS) {
            return new RulebookMemory.Held(version, document, structure, history, 0, 0, List.of(), "");
        }
        long bornEpoch = formVersion <= WITHOUT_BIRTHS ? 0 : Binary.readVarLong(in);
        long sinceEpoch = Binary.readVarLong(in);
        List<WarmUp> features = warmUps(in);
        String offReason = Binary.readText(in);
        String linked = formVersion <= WITHOUT_DOCUMENTS ? "" : Binary.readText(in);
        return new RulebookMemory.Held(
                version,
                document,
                structure,
                history,
                bornEpoch,
                sinceEpoch,
                features,
                offReason,
                linked.isEmpty() ? document : linked);
    }

    private static List<WarmUp> warmUps(DataInput in) throws IOException {
        int count = Binary.readCount(in);
        List<WarmUp> warmUps = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            warmUps.add(new WarmUp(Binary.readText(in), Binary.readVarLong(in), Binary.readZigZag(in)));
        }
        return warmUps;
    }
}
