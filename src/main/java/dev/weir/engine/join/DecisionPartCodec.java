package dev.weir.engine.join;

import dev.weir.events.Event;
import dev.weir.events.answer.Decision;
import dev.weir.events.binary.Binary;
import dev.weir.events.binary.Codec;
import dev.weir.events.binary.DecisionCodec;
import dev.weir.events.definition.EventCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;

/** The binary form of a {@link DecisionPart}. */
public final class DecisionPartCodec implements Codec<DecisionPart> {
    private static final int VERSION = 1;

    private final EventCodec events = new EventCodec();
    private final DecisionCodec decisions = new DecisionCodec();

    /** Creates a codec. */
    public DecisionPartCodec() {}

    @Override
    public void write(DecisionPart part, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        part.joining().write(out);
        Binary.writeZigZag(part.recordMillis(), out);
        out.writeBoolean(part.decision().isPresent());
        if (part.decision().isPresent()) {
            decisions.write(part.decision().get(), out);
        }
        out.writeBoolean(part.asEvent().isPresent());
        if (part.asEvent().isPresent()) {
            events.write(part.asEvent().get(), out);
        }
    }

    @Override
    public DecisionPart read(DataInput in) throws IOException {
        Binary.readVersion(VERSION, "part of a decision", in);
        Joining joining = Joining.read(in);
        long recordMillis = Binary.readZigZag(in);
        Optional<Decision> decision = in.readBoolean() ? Optional.of(decisions.read(in)) : Optional.empty();
        Optional<Event> asEvent = in.readBoolean() ? Optional.of(events.read(in)) : Optional.empty();
        return new DecisionPart(joining, recordMillis, decision, asEvent);
    }
}
