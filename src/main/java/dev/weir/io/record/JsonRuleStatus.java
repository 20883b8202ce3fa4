package dev.weir.io.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.events.answer.FeatureNote;
import dev.weir.events.answer.RuleCost;
import dev.weir.events.answer.RuleError;
import dev.weir.events.answer.RuleNotes;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.record.Push;
import dev.weir.io.value.Timestamps;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes answers to updates of rules and lists as JSON. Immutable and safe for use by several threads. */
public final class JsonRuleStatus implements Serializable {
    private static final long serialVersionUID = 1;

    private final JsonFactory json = new JsonFactory();

    /** Creates a writer. */
    public JsonRuleStatus() {}

    /** Writes an answer. */
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
        if (status.isOfList()) {
            out.writeStringField("list", status.rule().substring(RuleStatus.LIST.length()));
        } else {
            out.writeStringField("rule", status.rule());
            out.writeNumberField("version", status.version());
        }
        out.writeStringField("status", status.kind().name());
        if (status.isOfList()) {
            out.writeNumberField("entries", status.notes().entries());
        }
        writeErrors("errors", status.errors(), out);
        writeNotes(status.notes(), out);
        out.writeNumberField("epoch", status.epoch());
        out.writeStringField("at", Timestamps.text(status.atMillis()));
        out.writeEndObject();
    }

    /** Writes the optional parts that are present. */
    private static void writeNotes(RuleNotes notes, JsonGenerator out) throws IOException {
        if (!notes.warnings().isEmpty()) {
            writeErrors("warnings", notes.warnings(), out);
        }
        if (!notes.reason().isEmpty()) {
            out.writeStringField("reason", notes.reason());
        }
        if (!notes.features().isEmpty()) {
            writeFeatures(notes.features(), out);
        }
        if (!notes.pattern().isEmpty()) {
            out.writeStringField("pattern", notes.pattern());
        }
        if (notes.cost().isPresent()) {
            writeCost(notes.cost().get(), out);
        }
        if (!notes.seal().isEmpty()) {
            out.writeStringField("seal", notes.seal());
        }
        writePush(notes.push(), out);
    }

    private static void writeCost(RuleCost cost, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("cost");
        out.writeNumberField("steps", cost.steps());
        out.writeNumberField("features", cost.features());
        out.writeNumberField("keys", cost.keys());
        out.writeNumberField("stateBytesPerKey", cost.stateBytesPerKey());
        out.writeEndObject();
    }

    /** Writes the sender as a claim, unless the push is signed. */
    private static void writePush(Push push, JsonGenerator out) throws IOException {
        if (!push.sender().name().isEmpty()) {
            out.writeStringField("by", push.sender().name());
            out.writeBooleanField("signed", push.signed());
        }
        if (push.isKnown()) {
            out.writeObjectFieldStart("of");
            out.writeNumberField("partition", push.place().partition());
            out.writeNumberField("offset", push.place().offset());
            out.writeEndObject();
        }
    }

    private static void writeFeatures(List<FeatureNote> features, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("features");
        for (FeatureNote feature : features) {
            out.writeStartObject();
            out.writeStringField("name", feature.name());
            out.writeStringField("state", feature.isKept() ? "kept" : "warming");
            if (!feature.isKept()) {
                out.writeStringField("until", Timestamps.text(feature.warmAtMillis()));
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void writeErrors(String name, List<RuleError> errors, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart(name);
        for (RuleError error : errors) {
            writeError(error, out);
        }
        out.writeEndArray();
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
