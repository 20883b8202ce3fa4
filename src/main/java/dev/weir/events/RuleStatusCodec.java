package dev.weir.events;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Binary form of a {@link RuleStatus}. */
public final class RuleStatusCodec implements Codec<RuleStatus> {
    private static final int VERSION = 1;

    private final RuleErrorCodec errors = new RuleErrorCodec();

    /** For Flink, which finds it by name. */
    public RuleStatusCodec() {}

    @Override
    public void write(RuleStatus value, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        Binary.writeText(value.rule(), out);
        Binary.writeZigZag(value.version(), out);
        out.writeByte(codeOf(value.kind()));
        Binary.writeCount(value.errors().size(), out);
        for (RuleError error : value.errors()) {
            errors.write(error, out);
        }
        Binary.writeVarLong(value.epoch(), out);
        Binary.writeZigZag(value.atMillis(), out);
    }

    @Override
    public RuleStatus read(DataInput in) throws IOException {
        Binary.readVersion(VERSION, "RuleStatus", in);
        String rule = Binary.readText(in);
        long version = Binary.readZigZag(in);
        RuleStatus.Kind kind = kindOf(in.readByte());
        return new RuleStatus(rule, version, kind, readErrors(in), Binary.readVarLong(in), Binary.readZigZag(in));
    }

    private List<RuleError> readErrors(DataInput in) throws IOException {
        int count = Binary.readCount(in);
        List<RuleError> read = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            read.add(errors.read(in));
        }
        return read;
    }

    // Not the ordinal, which a new kind in the middle would shift.
    private static int codeOf(RuleStatus.Kind kind) {
        return switch (kind) {
            case ACTIVE -> 1;
            case SHADOW -> 2;
            case OFF -> 3;
            case REMOVED -> 4;
            case UNCHANGED -> 5;
            case REJECTED -> 6;
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
            default -> throw new IOException("a rule status of kind " + code + ", which this release does not know");
        };
    }
}
