package dev.weir.engine;

import dev.weir.events.Binary;
import dev.weir.events.Codec;
import dev.weir.rules.Guard;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The binary form of a {@link GuardTally}. */
public final class GuardTallyCodec implements Codec<GuardTally> {
    private static final int VERSION = 1;

    /** For Flink, which finds it by name. */
    public GuardTallyCodec() {}

    @Override
    public void write(GuardTally tally, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        Binary.writeVarLong(tally.epoch(), out);
        Binary.writeZigZag(tally.second(), out);
        Binary.writeVarLong(tally.transactions(), out);
        Binary.writeCount(tally.rules().size(), out);
        for (GuardTally.OfRule rule : tally.rules()) {
            Binary.writeText(rule.id(), out);
            Binary.writeVarLong(rule.version(), out);
            writeGuard(rule.guard(), out);
            Binary.writeVarLong(rule.evaluated(), out);
            Binary.writeVarLong(rule.failed(), out);
            Binary.writeVarLong(rule.blocked(), out);
        }
    }

    @Override
    public GuardTally read(DataInput in) throws IOException {
        Binary.readVersion(VERSION, "tally", in);
        long epoch = Binary.readVarLong(in);
        long second = Binary.readZigZag(in);
        long transactions = Binary.readVarLong(in);
        int count = Binary.readCount(in);
        List<GuardTally.OfRule> rules = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            rules.add(new GuardTally.OfRule(
                    Binary.readText(in),
                    Binary.readVarLong(in),
                    readGuard(in),
                    Binary.readVarLong(in),
                    Binary.readVarLong(in),
                    Binary.readVarLong(in)));
        }
        return new GuardTally(epoch, second, transactions, rules);
    }

    static void writeGuard(Optional<Guard> guard, DataOutput out) throws IOException {
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
