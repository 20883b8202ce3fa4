package dev.weir.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.events.Decision;
import dev.weir.events.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Writes decisions as JSON. The same decision gives the same bytes. Immutable and safe for use by several threads. */
public final class JsonDecisions implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int USUAL_BYTES = 512;

    private final JsonFactory json = new JsonFactory();

    /** A writer. */
    public JsonDecisions() {}

    /** Writes. */
    public byte[] write(Decision decision) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try (JsonGenerator out = json.createGenerator(bytes)) {
            writeDecision(decision, out);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    private static void writeDecision(Decision decision, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("decisionId", decision.decisionId());
        out.writeObjectFieldStart("trigger");
        out.writeStringField("type", decision.trigger().type());
        out.writeStringField("id", decision.trigger().id());
        out.writeEndObject();
        out.writeStringField("subject", decision.subject());
        out.writeStringField("eventTime", Timestamps.text(decision.eventTimeMillis()));
        out.writeStringField("decidedAt", Timestamps.text(decision.decidedAtMillis()));
        out.writeStringField("outcome", decision.outcome());
        out.writeFieldName("score");
        JsonForm.writeReal(decision.score(), out);
        writeReasons("reasons", decision.reasons(), out);
        writeReasons("shadow", decision.shadow(), out);
        out.writeNumberField("rulesEpoch", decision.rulesEpoch());
        out.writeEndObject();
    }

    private static void writeReasons(String name, List<Reason> reasons, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart(name);
        for (Reason reason : reasons) {
            writeReason(reason, out);
        }
        out.writeEndArray();
    }

    private static void writeReason(Reason reason, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("rule", reason.rule());
        out.writeNumberField("version", reason.version());
        out.writeStringField("outcome", reason.outcome());
        out.writeFieldName("score");
        JsonForm.writeReal(reason.score(), out);
        out.writeFieldName("params");
        JsonForm.writeSorted(reason.params(), out);
        writeMatched(reason.matched(), out);
        out.writeFieldName("features");
        JsonForm.writeSorted(reason.features(), out);
        out.writeEndObject();
    }

    private static void writeMatched(Map<String, List<String>> matched, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("matched");
        for (Map.Entry<String, List<String>> stage : matched.entrySet()) {
            out.writeArrayFieldStart(stage.getKey());
            for (String id : stage.getValue()) {
                out.writeString(id);
            }
            out.writeEndArray();
        }
        out.writeEndObject();
    }
}
