package dev.weir.io.record;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.events.Value;
import dev.weir.events.answer.ModelScore;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Writes what models said to a rule that fired. */
final class JsonScores {
    private JsonScores() {}

    /** Writes them by what the rule asked; writes nothing where no model said anything. */
    static void write(Map<String, ModelScore> scores, JsonGenerator out) throws IOException {
        if (scores.isEmpty()) {
            return;
        }
        out.writeObjectFieldStart("scores");
        for (Map.Entry<String, ModelScore> asked : new TreeMap<>(scores).entrySet()) {
            out.writeObjectFieldStart(asked.getKey());
            write(asked.getValue(), out);
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    private static void write(ModelScore score, JsonGenerator out) throws IOException {
        out.writeFieldName("score");
        JsonForm.writeReal(score.score(), out);
        if (score.version() > 0) {
            out.writeNumberField("version", score.version());
        }
        if (score.challenger()) {
            out.writeBooleanField("challenger", true);
        }
        if (!score.inputs().isEmpty()) {
            out.writeObjectFieldStart("inputs");
            for (Map.Entry<String, Value> input : score.inputs().entrySet()) {
                out.writeFieldName(input.getKey());
                JsonForm.write(input.getValue(), out);
            }
            out.writeEndObject();
        }
    }
}
