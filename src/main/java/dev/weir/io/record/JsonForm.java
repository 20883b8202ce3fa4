package dev.weir.io.record;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.events.Value;
import dev.weir.io.value.Timestamps;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Writes values as JSON. */
final class JsonForm {

    private JsonForm() {}

    /** Writes a map with its keys in order, so that the same decision always gives the same bytes. */
    static void writeSorted(Map<String, Value> values, JsonGenerator out) throws IOException {
        out.writeStartObject();
        for (Map.Entry<String, Value> entry : sorted(values).entrySet()) {
            out.writeFieldName(entry.getKey());
            write(entry.getValue(), out);
        }
        out.writeEndObject();
    }

    private static Map<String, Value> sorted(Map<String, Value> values) {
        return values.size() > 1 ? new TreeMap<>(values) : values;
    }

    /** Writes a value; an absent one is {@code null}. */
    static void write(Value value, JsonGenerator out) throws IOException {
        if (value instanceof Value.Text text) {
            out.writeString(text.value());
        } else if (value instanceof Value.Int number) {
            out.writeNumber(number.value());
        } else if (value instanceof Value.Real number) {
            writeReal(number.value(), out);
        } else if (value instanceof Value.Bool truth) {
            out.writeBoolean(truth.value());
        } else if (value instanceof Value.Time time) {
            out.writeString(Timestamps.text(time.epochMillis()));
        } else {
            writeNested(value, out);
        }
    }

    private static void writeNested(Value value, JsonGenerator out) throws IOException {
        if (value instanceof Value.Items items) {
            out.writeStartArray();
            for (Value item : items.values()) {
                write(item, out);
            }
            out.writeEndArray();
        } else if (value instanceof Value.Entries entries) {
            writeSorted(entries.values(), out);
        } else {
            out.writeNull();
        }
    }

    /** Writes a number; infinity and NaN, which JSON lacks, are written as {@code null}. */
    static void writeReal(double number, JsonGenerator out) throws IOException {
        if (Double.isFinite(number)) {
            out.writeNumber(number);
        } else {
            out.writeNull();
        }
    }
}
