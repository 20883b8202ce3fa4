package dev.weir.engine.message;

import dev.weir.events.binary.Binary;
import dev.weir.events.binary.Codec;
import dev.weir.rules.list.ListEntries;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The binary form of a {@link RulebookUpdate}. */
public final class RulebookUpdateCodec implements Codec<RulebookUpdate> {
    private static final int VERSION = 4;
    private static final int WITHOUT_BIRTHS = 2;
    private static final int WITHOUT_PATTERNS = 1;
    private static final int PUT = 0;
    private static final int REMOVE = 1;
    private static final int READY = 2;
    private static final int PUT_LIST = 3;
    private static final int SWITCH_OFF = 5;
    private static final int REMOVE_LIST = 4;
    private static final int BATCH = 6;
    private static final int PUT_DOCUMENT = 7;
    private static final int REMOVE_DOCUMENT = 8;
    private static final int EXPECT = 9;

    private final PatternHistoryCodec patterns = new PatternHistoryCodec();

    /** Creates a codec. */
    public RulebookUpdateCodec() {}

    @Override
    public void write(RulebookUpdate update, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        Binary.writeVarLong(update.epoch(), out);
        if (update instanceof RulebookUpdate.Put put) {
            out.writeByte(put.switchedOff() ? SWITCH_OFF : PUT);
            Binary.writeText(put.id(), out);
            Binary.writeText(put.document(), out);
            Binary.writeVarLong(put.bornEpoch(), out);
            patterns.write(put.patterns(), out);
        } else if (update instanceof RulebookUpdate.Remove remove) {
            out.writeByte(REMOVE);
            Binary.writeText(remove.id(), out);
        } else if (update instanceof RulebookUpdate.PutList put) {
            out.writeByte(PUT_LIST);
            Binary.writeText(put.name(), out);
            put.entries().write(out);
        } else if (update instanceof RulebookUpdate.RemoveList remove) {
            out.writeByte(REMOVE_LIST);
            Binary.writeText(remove.name(), out);
        } else if (update instanceof RulebookUpdate.PutDocument put) {
            out.writeByte(PUT_DOCUMENT);
            Binary.writeText(put.id(), out);
            Binary.writeText(put.document(), out);
        } else if (update instanceof RulebookUpdate.Expect expect) {
            out.writeByte(EXPECT);
            Binary.writeText(expect.id(), out);
            Binary.writeText(expect.document(), out);
        } else if (update instanceof RulebookUpdate.RemoveDocument remove) {
            out.writeByte(REMOVE_DOCUMENT);
            Binary.writeText(remove.id(), out);
        } else if (update instanceof RulebookUpdate.Batch batch) {
            out.writeByte(BATCH);
            Binary.writeCount(batch.updates().size(), out);
            for (RulebookUpdate each : batch.updates()) {
                write(each, out);
            }
        } else {
            out.writeByte(READY);
        }
    }

    @Override
    public RulebookUpdate read(DataInput in) throws IOException {
        int version = Binary.readVersion(VERSION, "rulebook update", in);
        long epoch = Binary.readVarLong(in);
        int kind = in.readByte();
        return switch (kind) {
            case PUT, SWITCH_OFF ->
                new RulebookUpdate.Put(
                        epoch,
                        Binary.readText(in),
                        Binary.readText(in),
                        version <= WITHOUT_BIRTHS ? 0 : Binary.readVarLong(in),
                        version == WITHOUT_PATTERNS ? PatternHistory.ALWAYS : patterns.read(in),
                        kind == SWITCH_OFF);
            case REMOVE -> new RulebookUpdate.Remove(epoch, Binary.readText(in));
            case PUT_LIST -> new RulebookUpdate.PutList(epoch, Binary.readText(in), ListEntries.read(in));
            case REMOVE_LIST -> new RulebookUpdate.RemoveList(epoch, Binary.readText(in));
            case READY -> new RulebookUpdate.Ready(epoch);
            case BATCH -> batch(in);
            case PUT_DOCUMENT -> new RulebookUpdate.PutDocument(epoch, Binary.readText(in), Binary.readText(in));
            case EXPECT -> new RulebookUpdate.Expect(Binary.readText(in), Binary.readText(in));
            case REMOVE_DOCUMENT -> new RulebookUpdate.RemoveDocument(epoch, Binary.readText(in));
            default -> throw new IOException("a rulebook update of kind " + kind);
        };
    }

    private RulebookUpdate batch(DataInput in) throws IOException {
        int count = Binary.readCount(in);
        List<RulebookUpdate> updates = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            updates.add(read(in));
        }
        return new RulebookUpdate.Batch(updates);
    }
}
