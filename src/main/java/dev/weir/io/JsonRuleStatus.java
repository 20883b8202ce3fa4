package dev.weir.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.events.RuleError;
import dev.weir.events.RuleStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;

/** Writes answers to rule updates as JSON. Immutable and safe for use by several threads. */
public final class JsonRuleStatus implements Serializable {
    private static final long serialVersionUID = 1;

    private final JsonFactory json = new JsonFactory();

    /** A writer. */
    public JsonRuleStatus() {}

    /** Writes. */
    public byte[] write(RuleStatus status) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = json.createGenerator(bytes)) {
            writeStatus(status, out);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    private static void writeStatus(RuleStatus status, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("rule", status.rule());
        out.writeNumberField("version", status.version());
        out.writeStringField("status", status.kind().name());
        out.writeArrayFieldStart("errors");
        for (RuleError error : status.errors()) {
            writeError(error, out);
        }
        out.writeEndArray();
        out.writeNumberField("epoch", status.epoch());
        out.writeStringField("at", Timestamps.text(status.atMillis()));
        out.writeEndObject();
    }

    private static void writeError(RuleError error, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("path", error.path());
        out.writeStringField("message", error.message());
        if (error.line() > 0) {
            out.writeNumberField("line", error.line());
            out.writeNumberField("column", error.column());
        }
        out.writeEndObject();
    }
}
