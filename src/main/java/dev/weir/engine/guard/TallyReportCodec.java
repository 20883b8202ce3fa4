package dev.weir.engine.guard;

import dev.weir.events.binary.Binary;
import dev.weir.events.binary.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;

/**
 * The binary form of a {@link TallyReport}. The rules that are evaluated for every event of a type are written once for
 * all tallies, and are one list again when it was read.
 */
public final class TallyReportCodec implements Codec<TallyReport> {
    private static final int VERSION = GuardTallyCodec.VERSION + 1;

    private final GuardTallyCodec tallies = new GuardTallyCodec();

    /** Creates a codec. */
    public TallyReportCodec() {}

    @Override
    public void write(TallyReport report, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        IdentityHashMap<List<WatchedRule>, Integer> numbers = new IdentityHashMap<>();
        List<List<WatchedRule>> plans = new ArrayList<>();
        for (GuardTally tally : report.tallies()) {
            for (GuardTally.Asked asked : tally.asked()) {
                if (numbers.putIfAbsent(asked.rules(), plans.size()) == null) {
                    plans.add(asked.rules());
                }
            }
        }
        Binary.writeCount(plans.size(), out);
        for (List<WatchedRule> plan : plans) {
            writePlan(plan, out);
        }
        Binary.writeCount(report.tallies().size(), out);
        for (GuardTally tally : report.tallies()) {
            tallies.write(tally, out);
            Binary.writeCount(tally.asked().size(), out);
            for (GuardTally.Asked asked : tally.asked()) {
                Binary.writeCount(Objects.requireNonNull(numbers.get(asked.rules())), out);
                GuardTallyCodec.write(asked.subjects(), out);
            }
        }
    }

    private static void writePlan(List<WatchedRule> plan, DataOutput out) throws IOException {
        Binary.writeCount(plan.size(), out);
        for (WatchedRule rule : plan) {
            Binary.writeText(rule.id(), out);
            Binary.writeVarLong(rule.bornEpoch(), out);
            Binary.writeVarLong(rule.version(), out);
            GuardTallyCodec.writeGuard(rule.guard(), out);
        }
    }

    /** Reads a report; of an earlier release, one tally. */
    @Override
    public TallyReport read(DataInput in) throws IOException {
        int version = Binary.readVersion(VERSION, "report of tallies", in);
        if (version < VERSION) {
            return new TallyReport(List.of(tallies.read(version, in)));
        }
        int planCount = Binary.readCount(in);
        List<List<WatchedRule>> plans = new ArrayList<>();
        for (int i = 0; i < planCount; i++) {
            plans.add(readPlan(in));
        }
        int count = Binary.readCount(in);
        List<GuardTally> read = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            read.add(tallies.read(in).with(readAsked(plans, in)));
        }
        return new TallyReport(read);
    }

    private static List<WatchedRule> readPlan(DataInput in) throws IOException {
        int count = Binary.readCount(in);
        List<WatchedRule> plan = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            plan.add(new WatchedRule(
                    Binary.readText(in),
                    Binary.readVarLong(in),
                    Binary.readVarLong(in),
                    GuardTallyCodec.readGuard(in)));
        }
        return List.copyOf(plan);
    }

    private static List<GuardTally.Asked> readAsked(List<List<WatchedRule>> plans, DataInput in) throws IOException {
        int count = Binary.readCount(in);
        List<GuardTally.Asked> asked = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int plan = GuardTallyCodec.readNumber(plans.size(), in);
            asked.add(new GuardTally.Asked(plans.get(plan), GuardTallyCodec.readSet(in)));
        }
        return asked;
    }
}
