package dev.weir.engine.guard;

import dev.weir.events.binary.Binary;
import dev.weir.events.binary.Codec;
import dev.weir.rules.rule.Guard;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The binary form of a {@link GuardTally}, without the rules that it says nothing about but that they were asked: those
 * are in {@link TallyReportCodec}. Rules are often evaluated for the same subjects, so subjects that
 * several rules have in common are written once.
 */
public final class GuardTallyCodec implements Codec<GuardTally> {
    static final int VERSION = 3;
    private static final int WITHOUT_SUBJECTS = 1;
    private static final int SUBJECTS_OF_EACH_RULE = 2;

    /** For whom a rule was evaluated, failed and blocked. */
    private record Did(BitSet evaluated, BitSet failed, BitSet blocked) {
        static Did of(GuardTally.OfRule rule) {
            return new Did(rule.evaluated(), rule.failed(), rule.blocked());
        }
    }

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
        Map<Did, Integer> numbers = new LinkedHashMap<>();
        int[] ofRules = tally.rules().stream()
                .mapToInt(rule -> numbers.computeIfAbsent(Did.of(rule), unseen -> numbers.size()))
                .toArray();
        Binary.writeCount(numbers.size(), out);
        for (Did did : numbers.keySet()) {
            write(did.evaluated(), out);
            write(did.failed(), out);
            write(did.blocked(), out);
        }
        Binary.writeCount(tally.rules().size(), out);
        for (int i = 0; i < ofRules.length; i++) {
            GuardTally.OfRule rule = tally.rules().get(i);
            Binary.writeText(rule.id(), out);
            Binary.writeVarLong(rule.bornEpoch(), out);
            Binary.writeVarLong(rule.version(), out);
            writeGuard(rule.guard(), out);
            Binary.writeCount(ofRules[i], out);
        }
    }

    @Override
    public GuardTally read(DataInput in) throws IOException {
        return read(Binary.readVersion(VERSION, "tally", in), in);
    }

    /** Reads a tally. A tally of an earlier release counts evaluations and not subjects, and is read as empty. */
    GuardTally read(int version, DataInput in) throws IOException {
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
        List<Did> known = version == SUBJECTS_OF_EACH_RULE ? List.of() : readAllOf(in);
        int count = Binary.readCount(in);
        List<GuardTally.OfRule> rules = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String id = Binary.readText(in);
            long bornEpoch = Binary.readVarLong(in);
            long ofRule = Binary.readVarLong(in);
            Optional<Guard> guard = readGuard(in);
            Did did = version == SUBJECTS_OF_EACH_RULE ? readDid(in) : known.get(readNumber(known.size(), in));
            rules.add(
                    new GuardTally.OfRule(id, bornEpoch, ofRule, guard, did.evaluated(), did.failed(), did.blocked()));
        }
        return new GuardTally(epoch, second, noughts, subjects, decided, rules);
    }

    private static List<Did> readAllOf(DataInput in) throws IOException {
        int count = Binary.readCount(in);
        List<Did> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            all.add(readDid(in));
        }
        return all;
    }

    private static Did readDid(DataInput in) throws IOException {
        return new Did(readSet(in), readSet(in), readSet(in));
    }

    static int readNumber(int size, DataInput in) throws IOException {
        int number = Binary.readCount(in);
        if (number >= size) {
            throw new IOException("number " + number + " of " + size + " in a tally");
        }
        return number;
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

    static void write(BitSet set, DataOutput out) throws IOException {
        Binary.writeBytes(set.toByteArray(), out);
    }

    static BitSet readSet(DataInput in) throws IOException {
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
