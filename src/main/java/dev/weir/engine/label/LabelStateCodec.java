package dev.weir.engine.label;

import dev.weir.events.Event;
import dev.weir.events.Transaction;
import dev.weir.events.binary.Binary;
import dev.weir.events.binary.Codec;
import dev.weir.events.definition.EventCodec;
import dev.weir.events.label.FraudLabel;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;

/** The binary form of a {@link LabelState}. */
public final class LabelStateCodec implements Codec<LabelState> {
    private static final int VERSION = 1;

    private final EventCodec events = new EventCodec();

    /** Creates a codec. */
    public LabelStateCodec() {}

    @Override
    public void write(LabelState state, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        out.writeLong(state.timerMillis());
        write(state.transaction(), out);
        write(state.label(), out);
    }

    private void write(Optional<? extends Event> event, DataOutput out) throws IOException {
        out.writeBoolean(event.isPresent());
        if (event.isPresent()) {
            events.write(event.get(), out);
        }
    }

    @Override
    public LabelState read(DataInput in) throws IOException {
        Binary.readVersion(VERSION, "labels", in);
        long timerMillis = in.readLong();
        Optional<Transaction> transaction = read(Transaction.class, in);
        return new LabelState(transaction, read(FraudLabel.class, in), timerMillis);
    }

    private <E extends Event> Optional<E> read(Class<E> type, DataInput in) throws IOException {
        if (!in.readBoolean()) {
            return Optional.empty();
        }
        Event event = events.read(in);
        if (!type.isInstance(event)) {
            throw new IOException("an event of type " + event.type() + " where labels are kept");
        }
        return Optional.of(type.cast(event));
    }
}
