package dev.weir.engine.train;

import dev.weir.engine.score.Example;
import dev.weir.events.binary.Binary;
import dev.weir.events.binary.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The binary form of {@link WaitingExamples}. */
public final class WaitingExamplesCodec implements Codec<WaitingExamples> {
    private static final int VERSION = 1;

    private final ExampleCodec codec = new ExampleCodec();

    /** Creates a codec. */
    public WaitingExamplesCodec() {}

    @Override
    public void write(WaitingExamples state, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        Binary.writeCount(state.examples().size(), out);
        for (Example example : state.examples()) {
            codec.write(example, out);
        }
        Binary.writeCount(state.labels().size(), out);
        for (Map.Entry<Long, Boolean> label : state.labels().entrySet()) {
            Binary.writeZigZag(label.getKey(), out);
            out.writeBoolean(label.getValue());
        }
        out.writeBoolean(state.said().isPresent());
        if (state.said().isPresent()) {
            Binary.writeZigZag(state.said().get().atMillis(), out);
            out.writeBoolean(state.said().get().positive());
        }
        Binary.writeZigZag(state.untilMillis(), out);
        Binary.writeZigZag(state.timerMillis(), out);
    }

    @Override
    public WaitingExamples read(DataInput in) throws IOException {
        Binary.readVersion(VERSION, "waiting examples", in);
        int count = Binary.readCount(in);
        List<Example> examples = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            examples.add(codec.read(in));
        }
        NavigableMap<Long, Boolean> labels = new TreeMap<>();
        int waiting = Binary.readCount(in);
        for (int i = 0; i < waiting; i++) {
            labels.put(Binary.readZigZag(in), in.readBoolean());
        }
        Optional<WaitingExamples.Said> said = in.readBoolean()
                ? Optional.of(new WaitingExamples.Said(Binary.readZigZag(in), in.readBoolean()))
                : Optional.empty();
        return new WaitingExamples(examples, labels, said, Binary.readZigZag(in), Binary.readZigZag(in));
    }
}
