package dev.weir.events.binary;

import dev.weir.events.answer.FeatureNote;
import dev.weir.events.answer.RuleCost;
import dev.weir.events.answer.RuleError;
import dev.weir.events.answer.RuleNotes;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.record.Push;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The binary form of a {@link RuleStatus}. */
public final class RuleStatusCodec implements Codec<RuleStatus> {
    private static final int VERSION = 5;
    private static final int WITHOUT_COST = 4;
    private static final int WITHOUT_PUSH = 3;
    private static final int WITHOUT_SEAL = 2;
    private static final int WITHOUT_NOTES = 1;

    private final RuleErrorCodec errors = new RuleErrorCodec();
    private final PushCodec pushes = new PushCodec();

    /** Creates a codec. */
    public RuleStatusCodec() {}

    @Override
    public void write(RuleStatus value, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        Binary.writeText(value.rule(), out);
        Binary.writeZigZag(value.version(), out);
        out.writeByte(codeOf(value.kind()));
        writeErrors(value.errors(), out);
        Binary.writeVarLong(value.epoch(), out);
        Binary.writeZigZag(value.atMillis(), out);
        writeErrors(value.notes().warnings(), out);
        Binary.writeText(value.notes().reason(), out);
        Binary.writeVarLong(value.notes().entries(), out);
        Binary.writeCount(value.notes().features().size(), out);
        for (FeatureNote feature : value.notes().features()) {
            Binary.writeText(feature.name(), out);
            Binary.writeZigZag(feature.warmAtMillis(), out);
        }
        Binary.writeText(value.notes().pattern(), out);
        Binary.writeText(value.notes().seal(), out);
        pushes.write(value.notes().push(), out);
        writeCost(value.notes().cost(), out);
    }

    @Override
    public RuleStatus read(DataInput in) throws IOException {
        int form = Binary.readVersion(VERSION, "RuleStatus", in);
        String rule = Binary.readText(in);
        long version = Binary.readZigZag(in);
        RuleStatus.Kind kind = kindOf(in.readByte());
        List<RuleError> read = readErrors(in);
        long epoch = Binary.readVarLong(in);
        long atMillis = Binary.readZigZag(in);
        RuleNotes notes = form == WITHOUT_NOTES ? RuleNotes.NONE : readNotes(form, in);
        return new RuleStatus(rule, version, kind, read, epoch, atMillis, notes);
    }

    private RuleNotes readNotes(int form, DataInput in) throws IOException {
        List<RuleError> warnings = readErrors(in);
        String reason = Binary.readText(in);
        long entries = Binary.readVarLong(in);
        int count = Binary.readCount(in);
        List<FeatureNote> features = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            features.add(new FeatureNote(Binary.readText(in), Binary.readZigZag(in)));
        }
        String pattern = Binary.readText(in);
        String seal = form <= WITHOUT_SEAL ? "" : Binary.readText(in);
        return new RuleNotes(
                warnings,
                reason,
                entries,
                features,
                pattern,
                seal,
                form <= WITHOUT_PUSH ? Push.UNKNOWN : pushes.read(in),
                form <= WITHOUT_COST ? Optional.empty() : readCost(in));
    }

    private static void writeCost(Optional<RuleCost> cost, DataOutput out) throws IOException {
        out.writeBoolean(cost.isPresent());
        if (cost.isPresent()) {
            Binary.writeVarLong(cost.get().steps(), out);
            Binary.writeCount(cost.get().features(), out);
            Binary.writeCount(cost.get().keys(), out);
            Binary.writeVarLong(cost.get().stateBytesPerKey(), out);
        }
    }

    private static Optional<RuleCost> readCost(DataInput in) throws IOException {
        return in.readBoolean()
                ? Optional.of(new RuleCost(
                        Binary.readVarLong(in), Binary.readCount(in), Binary.readCount(in), Binary.readVarLong(in)))
                : Optional.empty();
    }

    private void writeErrors(List<RuleError> written, DataOutput out) throws IOException {
        Binary.writeCount(written.size(), out);
        for (RuleError error : written) {
            errors.write(error, out);
        }
    }

    private List<RuleError> readErrors(DataInput in) throws IOException {
        int count = Binary.readCount(in);
        List<RuleError> read = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            read.add(errors.read(in));
        }
        return read;
    }

    // Returns a code instead of the ordinal, which a new kind in the middle would shift.
    private static int codeOf(RuleStatus.Kind kind) {
        return switch (kind) {
            case ACTIVE -> 1;
            case SHADOW -> 2;
            case OFF -> 3;
            case REMOVED -> 4;
            case UNCHANGED -> 5;
            case REJECTED -> 6;
            case SWITCHING_OFF -> 7;
        };
    }

    private static RuleStatus.Kind kindOf(int code) throws IOException {
        return switch (code) {
            case 1 -> RuleStatus.Kind.ACTIVE;
            case 2 -> RuleStatus.Kind.SHADOW;
            case 3 -> RuleStatus.Kind.OFF;
            case 4 -> RuleStatus.Kind.REMOVED;
            case 5 -> RuleStatus.Kind.UNCHANGED;
            case 6 -> RuleStatus.Kind.REJECTED;
            case 7 -> RuleStatus.Kind.SWITCHING_OFF;
            default -> throw new IOException("a rule status of kind " + code + ", which this release does not know");
        };
    }
}
