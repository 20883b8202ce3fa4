package dev.weir.engine.guard;

import dev.weir.events.binary.Binary;
import dev.weir.events.binary.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The binary form of a {@link TallyNote}. */
public final class TallyNoteCodec implements Codec<TallyNote> {
    private static final int VERSION = 1;

    /** Creates a codec. */
    public TallyNoteCodec() {}

    @Override
    public void write(TallyNote note, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        out.writeBoolean(note instanceof TallyNote.Asks);
        if (note instanceof TallyNote.Asks asks) {
            Binary.writeVarLong(asks.plan(), out);
            Binary.writeCount(asks.rules().size(), out);
            for (WatchedRule rule : asks.rules()) {
                write(rule, out);
            }
        } else if (note instanceof TallyNote.OfEvent event) {
            write(event, out);
        }
    }

    private static void write(TallyNote.OfEvent event, DataOutput out) throws IOException {
        Binary.writeVarLong(event.plan(), out);
        Binary.writeVarLong(event.epoch(), out);
        Binary.writeZigZag(event.second(), out);
        out.writeLong(event.subjectHash());
        out.writeBoolean(event.decided());
        Binary.writeCount(event.deeds().size(), out);
        for (TallyNote.Deed deed : event.deeds()) {
            write(deed.rule(), out);
            out.writeBoolean(deed.failed());
            out.writeBoolean(deed.blocked());
        }
    }

    private static void write(WatchedRule rule, DataOutput out) throws IOException {
        Binary.writeText(rule.id(), out);
        Binary.writeVarLong(rule.bornEpoch(), out);
        Binary.writeVarLong(rule.version(), out);
        GuardTallyCodec.writeGuard(rule.guard(), out);
    }

    @Override
    public TallyNote read(DataInput in) throws IOException {
        Binary.readVersion(VERSION, "note of a tally", in);
        if (in.readBoolean()) {
            int plan = (int) Binary.readVarLong(in);
            int count = Binary.readCount(in);
            List<WatchedRule> rules = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                rules.add(readRule(in));
            }
            return new TallyNote.Asks(plan, rules);
        }
        int plan = (int) Binary.readVarLong(in);
        long epoch = Binary.readVarLong(in);
        long second = Binary.readZigZag(in);
        long subjectHash = in.readLong();
        boolean decided = in.readBoolean();
        int count = Binary.readCount(in);
        List<TallyNote.Deed> deeds = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            deeds.add(new TallyNote.Deed(readRule(in), in.readBoolean(), in.readBoolean()));
        }
        return new TallyNote.OfEvent(plan, epoch, second, subjectHash, decided, deeds);
    }

    private static WatchedRule readRule(DataInput in) throws IOException {
        return new WatchedRule(
                Binary.readText(in), Binary.readVarLong(in), Binary.readVarLong(in), GuardTallyCodec.readGuard(in));
    }
}
