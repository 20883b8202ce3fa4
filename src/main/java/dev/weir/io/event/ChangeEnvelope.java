package dev.weir.io.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.events.FieldKind;
import dev.weir.events.Value;
import dev.weir.io.value.BadRecord;
import dev.weir.io.value.Scalars;
import dev.weir.io.value.SchemaHints;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One record of a topic with rows while it is read: the fields of a plain record and those of Debezium's envelope,
 * until it is known which of the two it is. A column may have the same name as a field of the envelope, such as {@code
 * source}.
 */
final class ChangeEnvelope {
    private ObjectReader objects;
    private final Shape plain;
    private final Shape row;
    private final Draft plainDraft = new Draft();
    private final SourcePosition position = new SourcePosition();

    private final ConnectorNote note = new ConnectorNote();

    private String op = "";
    private String flattenedOp = "";
    private boolean flattenedDelete;
    private long flattenedMillis;
    private boolean emptyPayload;
    private boolean hasPayload;
    private long sourceMillis;
    private long connectorMillis;
    private @Nullable Draft before;
    private @Nullable Draft after;

    ChangeEnvelope(ObjectReader objects, Shape plain, Shape row) {
        this.objects = objects;
        this.plain = plain;
        this.row = row;
    }

    /** Reads an object whose opening brace is the current token. */
    void read(JsonParser in) throws IOException, BadRecord {
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            Shape wanted = plain.child(name);
            note.saw(name);
            in.nextToken();
            boolean misfit = in.currentToken() == JsonToken.START_OBJECT
                    && wanted != null
                    && wanted.children().isEmpty();
            if (wanted == null || misfit || isOperation(name, in)) {
                readEnvelope(name, in, wanted);
            } else {
                objects.take(plainDraft, in, wanted);
            }
        }
    }

    /** Returns whether this says the operation on a row that was read; the row may have a column with this name. */
    private boolean isOperation(String name, JsonParser in) {
        return name.equals("op") && in.currentToken() == JsonToken.VALUE_STRING && (before != null || after != null);
    }

    private void readEnvelope(String name, JsonParser in, @Nullable Shape wanted) throws IOException, BadRecord {
        switch (name) {
            case "payload" -> readPayload(in);
            case "schema" -> readSchema(in);
            case "op" -> op = text(in);
            case "before" -> before = readRow(in);
            case "after" -> after = readRow(in);
            case "ts_ms" -> connectorMillis = millis(in);
            case "source" -> readSource(in);
            default -> {
                if (!readFlattened(name, in)) {
                    objects.take(plainDraft, in, wanted);
                }
            }
        }
    }

    /** Reads a field that ExtractNewRecordState is configured to add to a row; returns whether it is one. */
    private boolean readFlattened(String name, JsonParser in) throws IOException, BadRecord {
        switch (name) {
            case "__deleted" -> flattenedDelete = in.getText().equalsIgnoreCase("true");
            case "__op" -> flattenedOp = text(in);
            case "__source_ts_ms" -> flattenedMillis = millis(in);
            case "__ts_ms" -> flattenedMillis = flattenedMillis != 0 ? flattenedMillis : millis(in);
            default -> {
                return position.takeFlattened(name, in);
            }
        }
        in.skipChildren();
        return true;
    }

    private void readSchema(JsonParser in) throws IOException, BadRecord {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            in.skipChildren();
            return;
        }
        SchemaHints hints = SchemaHints.read(in);
        if (hasPayload && !hints.isEmpty()) {
            throw new BadRecord("the schema follows its payload; write it first, as Kafka Connect does");
        }
        objects = objects.with(hints);
    }

    private void readPayload(JsonParser in) throws IOException, BadRecord {
        if (in.currentToken() == JsonToken.VALUE_NULL) {
            emptyPayload = true;
        } else if (in.currentToken() == JsonToken.START_OBJECT) {
            hasPayload = true;
            read(in);
        } else {
            in.skipChildren();
        }
    }

    private @Nullable Draft readRow(JsonParser in) throws IOException, BadRecord {
        if (in.currentToken() == JsonToken.START_OBJECT) {
            return objects.read(in, row);
        }
        if (in.currentToken() != JsonToken.VALUE_NULL) {
            throw Scalars.wrong(in, "write the row as an object, or null");
        }
        return null;
    }

    private void readSource(JsonParser in) throws IOException, BadRecord {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            in.skipChildren();
            return;
        }
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            in.nextToken();
            if (name.equals("ts_ms")) {
                sourceMillis = millis(in);
            } else if (!position.take(name, in)) {
                in.skipChildren();
            }
        }
    }

    private String text(JsonParser in) throws IOException, BadRecord {
        return objects.scalars().read(in, FieldKind.TEXT) instanceof Value.Text text ? text.value() : "";
    }

    private long millis(JsonParser in) throws IOException, BadRecord {
        return objects.scalars().envelopeMillis(in);
    }

    /** Returns whether this is the schema wrapper without a payload, another form of a tombstone. */
    boolean isEmptyPayload() {
        return emptyPayload && op.isEmpty();
    }

    /** Returns whether this is a message of the connector about itself. */
    boolean isNote() {
        return op.isEmpty() && note.isNote(plainDraft.isEmpty());
    }

    /** Returns the operation on the row; {@code ""} for a plain record. */
    String op() {
        return op;
    }

    /** Returns whether a plain record was made from a delete. */
    boolean isFlattenedDelete() {
        return flattenedDelete || flattenedOp.equalsIgnoreCase("d");
    }

    /** Returns whether a plain record was made from a truncate. */
    boolean isFlattenedTruncate() {
        return flattenedOp.equalsIgnoreCase("t");
    }

    /**
     * Returns the time of the event that a plain record was made from, if the source added it to the fields; otherwise
     * 0.
     */
    long flattenedMillis() {
        return flattenedMillis;
    }

    Draft plainRecord() {
        return plainDraft;
    }

    /** Returns whether it says when the change happened; connectors write 0 if they do not know. */
    boolean hasMillis() {
        return millis() != 0;
    }

    long millis() {
        return sourceMillis != 0 ? sourceMillis : connectorMillis;
    }

    /** Returns the position of the change in the source's log; {@code ""} if the record does not contain it. */
    String position() {
        return position.text();
    }

    /** Returns the row before the change. */
    @Nullable
    Draft before() {
        return before;
    }

    /** Returns the row after the change. */
    @Nullable
    Draft after() {
        return after;
    }
}
