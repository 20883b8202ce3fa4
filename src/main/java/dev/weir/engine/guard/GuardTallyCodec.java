package dev.weir.engine.guard;

import dev.weir.events.binary.Binary;
import dev.weir.events.binary.Codec;
import dev.weir.rules.rule.Guard;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** The binary form of a {@link GuardTally}. */
public final class GuardTallyCodec implements Codec<GuardTally> {
    private static final int VERSION = 2;
    private static final int WITHOUT_SUBJECTS = 1;

    /** Creates a codec. */
    public GuardTallyCodec() {}

    @Override
    public void write(GuardTally tally, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        Binary.writeVarLong(tally.epoch(), out);
        Binary.writeZigZag(tally.second(), out);
        out.writeByte(tally.noughts());
        Binary.writeCount(tally.subjects().size(), out);
        for (Long subject : tally.subjects()) {
            out.writeLong(subject);
        }
        write(tally.decided(), out);
        Binary.writeCount(tally.rules().size(), out);
        for (GuardTally.OfRule rule : tally.rules()) {
            Binary.writeText(rule.id(), out);
            Binary.writeVarLong(rule.bornEpoch(), out);
            Binary.writeVarLong(rule.version(), out);
            writeGuard(rule.guard(), out);
            write(rule.evaluated(), out);
            write(rule.failed(), out);
            write(rule.blocked(), out);
        }
    }

    /** Reads a tally. A tally of an earlier release counts evaluations and not subjects, and is read as empty. */
    @Override
    public GuardTally read(DataInput in) throws IOException {
        int version = Binary.readVersion(VERSION, "tally", in);
        long epoch = Binary.readVarLong(in);
        long second = Binary.readZigZag(in);
        if (version == WITHOUT_SUBJECTS) {
            skipCounts(in);
            return new GuardTally(epoch, second, 0, List.of(), new BitSet(), List.of());
        }
        int noughts = in.readByte();
        int size = Binary.readCount(in);
        List<Long> subjects = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            subjects.add(in.readLong());
        }
        BitSet decided = readSet(in);
        int count = Binary.readCount(in);
        List<GuardTally.OfRule> rules = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            rules.add(new GuardTally.OfRule(
                    Binary.readText(in),
                    Binary.readVarLong(in),
                    Binary.readVarLong(in),
                    readGuard(in),
                    readSet(in),
                    readSet(in),
                    readSet(in)));
        }
        return new GuardTally(epoch, second, noughts, subjects, decided, rules);
    }

    private static void skipCounts(DataInput in) throws IOException {
        Binary.readVarLong(in);
        int rules = Binary.readCount(in);
        for (int i = 0; i < rules; i++) {
            Binary.readText(in);
            Binary.readVarLong(in);
            readGuard(in);
            Binary.readVarLong(in);
            Binary.readVarLong(in);
            Binary.readVarLong(in);
        }
    }

    private static void write(BitSet set, DataOutput out) throws IOException {
        Binary.writeBytes(set.toByteArray(), out);
    }

    private static BitSet readSet(DataInput in) throws IOException {
        return BitSet.valueOf(Binary.readBytes(in));
    }

    /** Writes the guard of a rule, if it has one. */
    public static void writeGuard(Optional<Guard> guard, DataOutput out) throws IOException {
        out.writeBoolean(guard.isPresent());
        if (guard.isPresent()) {
            out.writeDouble(guard.get().maxBlockRate());
            Binary.writeVarLong(guard.get().overMillis(), out);
        }
    }

    static Optional<Guard> readGuard(DataInput in) throws IOException {
        return in.readBoolean() ? Optional.of(new Guard(in.readDouble(), Binary.readVarLong(in))) : Optional.empty();
    }
}
