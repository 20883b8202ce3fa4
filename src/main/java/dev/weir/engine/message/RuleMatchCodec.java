package dev.weir.engine.message;

import dev.weir.events.Event;
import dev.weir.events.Value;
import dev.weir.events.binary.Binary;
import dev.weir.events.binary.Codec;
import dev.weir.events.binary.ValueCodec;
import dev.weir.events.definition.EventCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The binary form of a {@link RuleMatch}. */
public final class RuleMatchCodec implements Codec<RuleMatch> {
    private static final int VERSION = 1;

    private final EventCodec events = new EventCodec();
    private final ValueCodec values = new ValueCodec();

    /** Creates a codec. */
    public RuleMatchCodec() {}

    @Override
    public void write(RuleMatch match, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        Binary.writeText(match.rule(), out);
        Binary.writeVarLong(match.version(), out);
        Binary.writeCount(match.stages().size(), out);
        for (Map.Entry<String, List<Event>> stage : match.stages().entrySet()) {
            Binary.writeText(stage.getKey(), out);
            Binary.writeCount(stage.getValue().size(), out);
            for (Event event : stage.getValue()) {
                events.write(event, out);
            }
        }
        values.write(new Value.Entries(match.features()), out);
    }

    @Override
    public RuleMatch read(DataInput in) throws IOException {
        Binary.readVersion(VERSION, "match", in);
        String rule = Binary.readText(in);
        long version = Binary.readVarLong(in);
        int count = Binary.readCount(in);
        Map<String, List<Event>> stages = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String stage = Binary.readText(in);
            int taken = Binary.readCount(in);
            List<Event> read = new ArrayList<>();
            for (int j = 0; j < taken; j++) {
                read.add(events.read(in));
            }
            stages.put(stage, read);
        }
        return new RuleMatch(rule, version, stages, ((Value.Entries) values.read(in)).values());
    }
}
