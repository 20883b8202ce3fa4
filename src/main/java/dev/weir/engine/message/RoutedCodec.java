package dev.weir.engine.message;

import dev.weir.events.Event;
import dev.weir.events.binary.Binary;
import dev.weir.events.binary.Codec;
import dev.weir.events.definition.EventCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The binary form of a {@link Routed} event. */
public final class RoutedCodec implements Codec<Routed> {
    private static final int VERSION = 1;

    private final EventCodec events = new EventCodec();

    /** Creates a codec. */
    public RoutedCodec() {}

    @Override
    public void write(Routed routed, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        Binary.writeVarLong(routed.epoch(), out);
        out.writeLong(routed.correlationId());
        Binary.writeCount(routed.plan(), out);
        Binary.writeText(routed.key(), out);
        events.write(routed.event(), out);
        Binary.writeCount(routed.subjects().size(), out);
        for (String subject : routed.subjects()) {
            Binary.writeText(subject, out);
        }
    }

    @Override
    public Routed read(DataInput in) throws IOException {
        Binary.readVersion(VERSION, "routed event", in);
        long epoch = Binary.readVarLong(in);
        long correlationId = in.readLong();
        int plan = Binary.readCount(in);
        String key = Binary.readText(in);
        Event event = events.read(in);
        int count = Binary.readCount(in);
        List<String> subjects = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            subjects.add(Binary.readText(in));
        }
        return new Routed(epoch, correlationId, plan, key, event, subjects);
    }
}
