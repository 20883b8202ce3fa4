package dev.weir.events.binary;

import dev.weir.events.answer.ByChannel;
import dev.weir.events.answer.ChannelAnswer;
import dev.weir.events.answer.Considered;
import dev.weir.events.answer.Reason;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The binary form of {@link ByChannel}, a part of a decision. */
final class ByChannelCodec implements Codec<ByChannel> {
    private final ReasonCodec reasons = new ReasonCodec();
    private final ValueCodec values = new ValueCodec();

    @Override
    public void write(ByChannel value, DataOutput out) throws IOException {
        Binary.writeText(value.main(), out);
        Binary.writeCount(value.others().size(), out);
        for (ChannelAnswer answer : value.others()) {
            Binary.writeText(answer.channel(), out);
            Binary.writeText(answer.outcome(), out);
            out.writeDouble(answer.score());
        }
        reasons.writeAll(value.overruled(), out);
        Binary.writeCount(value.considered().size(), out);
        for (Considered offer : value.considered()) {
            writeOffer(offer, out);
        }
    }

    @Override
    public ByChannel read(DataInput in) throws IOException {
        String main = Binary.readText(in);
        List<ChannelAnswer> others = new ArrayList<>();
        int answers = Binary.readCount(in);
        for (int i = 0; i < answers; i++) {
            others.add(new ChannelAnswer(Binary.readText(in), Binary.readText(in), in.readDouble()));
        }
        List<Reason> overruled = reasons.readAll(in);
        List<Considered> considered = new ArrayList<>();
        int offers = Binary.readCount(in);
        for (int i = 0; i < offers; i++) {
            considered.add(readOffer(in));
        }
        return new ByChannel(main, others, overruled, considered);
    }

    private void writeOffer(Considered offer, DataOutput out) throws IOException {
        Binary.writeText(offer.rule(), out);
        Binary.writeZigZag(offer.version(), out);
        Binary.writeText(offer.outcome(), out);
        Binary.writeText(offer.group(), out);
        values.write(offer.value(), out);
        Binary.writeText(offer.why(), out);
    }

    private Considered readOffer(DataInput in) throws IOException {
        return new Considered(
                Binary.readText(in),
                Binary.readZigZag(in),
                Binary.readText(in),
                Binary.readText(in),
                values.read(in),
                Binary.readText(in));
    }
}
