package dev.weir.engine.join;

import dev.weir.events.Event;
import dev.weir.events.answer.Channels;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.PointPolicy;
import dev.weir.events.binary.Binary;
import dev.weir.events.binary.Codec;
import dev.weir.events.binary.DecisionCodec;
import dev.weir.events.definition.EventCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The binary form of a {@link DecisionPart}. */
public final class DecisionPartCodec implements Codec<DecisionPart> {
    private static final int VERSION = 3;
    private static final int WITHOUT_POLICIES = 1;
    private static final int WITHOUT_CHANNELS = 2;

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
        Binary.writeCount(part.added().policies().size(), out);
        for (PointPolicy policy : part.added().policies()) {
            write(policy, out);
        }
        Binary.writeCount(part.added().others().size(), out);
        for (Channels.Channel channel : part.added().others()) {
            Binary.writeText(channel.name(), out);
            Binary.writeCount(channel.outcomes().size(), out);
            for (String outcome : channel.outcomes()) {
                Binary.writeText(outcome, out);
            }
        }
    }

    @Override
    public DecisionPart read(DataInput in) throws IOException {
        int version = Binary.readVersion(VERSION, "part of a decision", in);
        Joining joining = Joining.read(in);
        long recordMillis = Binary.readZigZag(in);
        Optional<Decision> decision = in.readBoolean() ? Optional.of(decisions.read(in)) : Optional.empty();
        Optional<Event> asEvent = in.readBoolean() ? Optional.of(events.read(in)) : Optional.empty();
        int count = version == WITHOUT_POLICIES ? 0 : Binary.readCount(in);
        List<PointPolicy> policies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            policies.add(readPolicy(in));
        }
        List<Channels.Channel> channels = version <= WITHOUT_CHANNELS ? List.of() : readChannels(in);
        return new DecisionPart(joining, recordMillis, decision, asEvent, new Channels(List.of(), channels, policies));
    }

    private static List<Channels.Channel> readChannels(DataInput in) throws IOException {
        List<Channels.Channel> channels = new ArrayList<>();
        for (int left = Binary.readCount(in); left > 0; left--) {
            String name = Binary.readText(in);
            List<String> outcomes = new ArrayList<>();
            for (int more = Binary.readCount(in); more > 0; more--) {
                outcomes.add(Binary.readText(in));
            }
            channels.add(new Channels.Channel(name, outcomes));
        }
        return channels;
    }

    private static void write(PointPolicy policy, DataOutput out) throws IOException {
        Binary.writeText(policy.name(), out);
        Binary.writeText(policy.channel(), out);
        Binary.writeCount(policy.tags().size(), out);
        for (String tag : new TreeSet<>(policy.tags())) {
            Binary.writeText(tag, out);
        }
        out.writeBoolean(policy.givesScore());
        Binary.writeCount(policy.bands().size(), out);
        for (PointPolicy.Band band : policy.bands()) {
            out.writeDouble(band.from());
            Binary.writeText(band.outcome(), out);
        }
    }

    private static PointPolicy readPolicy(DataInput in) throws IOException {
        String name = Binary.readText(in);
        String channel = Binary.readText(in);
        Set<String> tags = new HashSet<>();
        for (int left = Binary.readCount(in); left > 0; left--) {
            tags.add(Binary.readText(in));
        }
        boolean givesScore = in.readBoolean();
        List<PointPolicy.Band> bands = new ArrayList<>();
        for (int left = Binary.readCount(in); left > 0; left--) {
            double from = in.readDouble();
            bands.add(new PointPolicy.Band(from, Binary.readText(in)));
        }
        return new PointPolicy(name, channel, tags, givesScore, bands);
    }
}
