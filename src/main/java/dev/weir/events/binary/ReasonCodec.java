package dev.weir.events.binary;

import dev.weir.events.Value;
import dev.weir.events.answer.ModelScore;
import dev.weir.events.answer.Reason;
import dev.weir.events.answer.Standing;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The binary form of a {@link Reason}. */
public final class ReasonCodec implements Codec<Reason> {
    private static final int VERSION = 4;
    private static final int WITHOUT_SCORES = 3;
    private static final int WITHOUT_POINTS = 2;
    private static final int WITHOUT_STANDING = 1;

    private final ValueCodec values = new ValueCodec();

    /** Creates a codec. */
    public ReasonCodec() {}

    @Override
    public void write(Reason value, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        Binary.writeText(value.rule(), out);
        Binary.writeZigZag(value.version(), out);
        Binary.writeText(value.outcome(), out);
        out.writeDouble(value.score());
        Binary.writeZigZag(value.priority(), out);
        values.writeNamed(value.params(), out);
        writeMatched(value.matched(), out);
        values.writeNamed(value.features(), out);
        Binary.writeText(value.standing().subject(), out);
        Binary.writeText(value.standing().channel(), out);
        out.writeBoolean(value.standing().isFinal());
        Binary.writeText(value.standing().holdout(), out);
        PointsForm.write(value.standing().points(), out);
        writeScores(value.scores(), out);
    }

    @Override
    public Reason read(DataInput in) throws IOException {
        int version = Binary.readVersion(VERSION, "Reason", in);
        return new Reason(
                Binary.readText(in),
                Binary.readZigZag(in),
                Binary.readText(in),
                in.readDouble(),
                (int) Binary.readZigZag(in),
                values.readNamed(in),
                readMatched(in),
                values.readNamed(in),
                version == WITHOUT_STANDING ? Standing.PLAIN : readStanding(version, in),
                version <= WITHOUT_SCORES ? Map.of() : readScores(in));
    }

    private void writeScores(Map<String, ModelScore> scores, DataOutput out) throws IOException {
        Binary.writeCount(scores.size(), out);
        for (Map.Entry<String, ModelScore> entry : new TreeMap<>(scores).entrySet()) {
            ModelScore score = entry.getValue();
            Binary.writeText(entry.getKey(), out);
            Binary.writeVarLong(score.version(), out);
            out.writeBoolean(score.challenger());
            out.writeDouble(score.score());
            Binary.writeCount(score.inputs().size(), out);
            for (Map.Entry<String, Value> input : score.inputs().entrySet()) {
                Binary.writeText(input.getKey(), out);
                values.write(input.getValue(), out);
            }
        }
    }

    private Map<String, ModelScore> readScores(DataInput in) throws IOException {
        int count = Binary.readCount(in);
        Map<String, ModelScore> scores = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            String asked = Binary.readText(in);
            long version = Binary.readVarLong(in);
            boolean challenger = in.readBoolean();
            double score = in.readDouble();
            int told = Binary.readCount(in);
            Map<String, Value> inputs = new LinkedHashMap<>();
            for (int input = 0; input < told; input++) {
                inputs.put(Binary.readText(in), values.read(in));
            }
            scores.put(asked, new ModelScore(version, challenger, score, inputs));
        }
        return scores;
    }

    void writeAll(List<Reason> values, DataOutput out) throws IOException {
        Binary.writeCount(values.size(), out);
        for (Reason reason : values) {
            write(reason, out);
        }
    }

    List<Reason> readAll(DataInput in) throws IOException {
        int count = Binary.readCount(in);
        List<Reason> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(read(in));
        }
        return all;
    }

    private static Standing readStanding(int version, DataInput in) throws IOException {
        Standing standing =
                new Standing(Binary.readText(in), Binary.readText(in), in.readBoolean(), Binary.readText(in));
        return version == WITHOUT_POINTS ? standing : standing.with(PointsForm.read(in));
    }

    private static void writeMatched(Map<String, List<String>> matched, DataOutput out) throws IOException {
        Binary.writeCount(matched.size(), out);
        for (Map.Entry<String, List<String>> stage : matched.entrySet()) {
            Binary.writeText(stage.getKey(), out);
            Binary.writeCount(stage.getValue().size(), out);
            for (String id : stage.getValue()) {
                Binary.writeText(id, out);
            }
        }
    }

    private static Map<String, List<String>> readMatched(DataInput in) throws IOException {
        int stages = Binary.readCount(in);
        Map<String, List<String>> matched = new LinkedHashMap<>();
        for (int i = 0; i < stages; i++) {
            matched.put(Binary.readText(in), readIds(in));
        }
        return matched;
    }

    private static List<String> readIds(DataInput in) throws IOException {
        int count = Binary.readCount(in);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(Binary.readText(in));
        }
        return ids;
    }
}
