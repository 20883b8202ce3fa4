package dev.weir.engine.identity;

import dev.weir.events.binary.Binary;
import dev.weir.events.binary.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The binary form of a {@link SessionState}. */
public final class SessionStateCodec implements Codec<SessionState> {
    private static final int VERSION = 1;

    /** Creates a codec. */
    public SessionStateCodec() {}

    @Override
    public void write(SessionState state, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        out.writeLong(state.timerMillis());
        out.writeLong(state.links().floorMillis());
        Binary.writeCount(state.links().links().size(), out);
        for (Link link : state.links().links()) {
            Binary.writeText(link.to(), out);
            out.writeLong(link.fromMillis());
            out.writeLong(link.confirmedMillis());
            out.writeLong(link.lastMillis());
        }
        Binary.writeCount(state.waiting().size(), out);
        for (WaitingEvent waiting : state.waiting()) {
            out.writeLong(waiting.id());
            out.writeLong(waiting.atMillis());
            out.writeBoolean(waiting.counted());
        }
    }

    @Override
    public SessionState read(DataInput in) throws IOException {
        Binary.readVersion(VERSION, "session", in);
        long timerMillis = in.readLong();
        long floorMillis = in.readLong();
        SessionLinks links = new SessionLinks(links(in), floorMillis);
        return new SessionState(links, waiting(in), timerMillis);
    }

    private static List<Link> links(DataInput in) throws IOException {
        List<Link> links = new ArrayList<>();
        int count = Binary.readCount(in);
        for (int i = 0; i < count; i++) {
            links.add(new Link(Binary.readText(in), in.readLong(), in.readLong(), in.readLong()));
        }
        return links;
    }

    private static List<WaitingEvent> waiting(DataInput in) throws IOException {
        List<WaitingEvent> waiting = new ArrayList<>();
        int count = Binary.readCount(in);
        for (int i = 0; i < count; i++) {
            waiting.add(new WaitingEvent(in.readLong(), in.readLong(), in.readBoolean()));
        }
        return waiting;
    }
}
