package dev.weir.engine;

import dev.weir.events.Binary;
import dev.weir.events.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The binary form of a {@link SubjectState}. */
public final class SubjectStateCodec implements Codec<SubjectState> {
    private static final int VERSION = 1;

    private final AnnouncedCodec announcements = new AnnouncedCodec();
    private final SignalCodec signals = new SignalCodec();

    /** For state to name. */
    public SubjectStateCodec() {}

    @Override
    public void write(SubjectState state, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        state.expiry().write(out);
        state.decided().write(out);
        Binary.writeCount(state.restsUntilMillis().size(), out);
        for (Map.Entry<String, Long> rest : state.restsUntilMillis().entrySet()) {
            Binary.writeText(rest.getKey(), out);
            Binary.writeZigZag(rest.getValue(), out);
        }
        Binary.writeCount(state.gatherings().size(), out);
        for (Gathering gathering : state.gatherings()) {
            write(gathering, out);
        }
    }

    @Override
    public SubjectState read(DataInput in) throws IOException {
        Binary.readVersion(VERSION, "subject", in);
        Expiry expiry = Expiry.read(in);
        Seen decided = Seen.read(in);
        Map<String, Long> rests = new TreeMap<>();
        int resting = Binary.readCount(in);
        for (int i = 0; i < resting; i++) {
            rests.put(Binary.readText(in), Binary.readZigZag(in));
        }
        List<Gathering> gatherings = new ArrayList<>();
        int open = Binary.readCount(in);
        for (int i = 0; i < open; i++) {
            gatherings.add(readGathering(in));
        }
        return new SubjectState(gatherings, decided, rests, expiry);
    }

    private void write(Gathering gathering, DataOutput out) throws IOException {
        out.writeLong(gathering.event());
        Binary.writeVarLong(gathering.epoch(), out);
        Binary.writeZigZag(gathering.sinceMillis(), out);
        out.writeBoolean(gathering.announced().isPresent());
        if (gathering.announced().isPresent()) {
            announcements.write(gathering.announced().get(), out);
        }
        Binary.writeCount(gathering.signals().size(), out);
        for (Signal signal : gathering.signals().values()) {
            signals.write(signal, out);
        }
    }

    private Gathering readGathering(DataInput in) throws IOException {
        long event = in.readLong();
        long epoch = Binary.readVarLong(in);
        long sinceMillis = Binary.readZigZag(in);
        Optional<Announced> announced = in.readBoolean() ? Optional.of(announcements.read(in)) : Optional.empty();
        Map<String, Signal> gathered = new LinkedHashMap<>();
        int count = Binary.readCount(in);
        for (int i = 0; i < count; i++) {
            Signal signal = signals.read(in);
            gathered.put(signal.key(), signal);
        }
        return new Gathering(event, epoch, sinceMillis, announced, gathered);
    }
}
