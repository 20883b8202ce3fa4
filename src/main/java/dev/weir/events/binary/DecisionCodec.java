package dev.weir.events.binary;

import dev.weir.events.answer.ByChannel;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Trigger;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of a {@link Decision}. */
public final class DecisionCodec implements Codec<Decision> {
    private static final int VERSION = 4;
    private static final int WITHOUT_CHANNELS = 3;
    private static final int WITHOUT_CORRECTIONS = 2;
    private static final int WITHOUT_MATCHES = 1;

    private final ReasonCodec reasons = new ReasonCodec();
    private final ByChannelCodec channels = new ByChannelCodec();

    /** Creates a codec. */
    public DecisionCodec() {}

    @Override
    public void write(Decision value, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        Binary.writeText(value.decisionId(), out);
        Binary.writeText(value.trigger().type(), out);
        Binary.writeText(value.trigger().id(), out);
        Binary.writeText(value.subject(), out);
        Binary.writeZigZag(value.eventTimeMillis(), out);
        Binary.writeZigZag(value.decidedAtMillis(), out);
        Binary.writeText(value.outcome(), out);
        out.writeDouble(value.score());
        reasons.writeAll(value.reasons(), out);
        reasons.writeAll(value.shadow(), out);
        Binary.writeVarLong(value.rulesEpoch(), out);
        out.writeBoolean(value.ofEvent());
        Binary.writeText(value.duplicateOf(), out);
        channels.write(value.byChannel(), out);
    }

    @Override
    public Decision read(DataInput in) throws IOException {
        int version = Binary.readVersion(VERSION, "Decision", in);
        return new Decision(
                Binary.readText(in),
                new Trigger(Binary.readText(in), Binary.readText(in)),
                Binary.readText(in),
                Binary.readZigZag(in),
                Binary.readZigZag(in),
                Binary.readText(in),
                in.readDouble(),
                reasons.readAll(in),
                reasons.readAll(in),
                Binary.readVarLong(in),
                version == WITHOUT_MATCHES || in.readBoolean(),
                version <= WITHOUT_CORRECTIONS ? "" : Binary.readText(in),
                version <= WITHOUT_CHANNELS ? ByChannel.PLAIN : channels.read(in));
    }
}
