package dev.weir.io;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.events.Value;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One record of an inventory topic while it is read: the fields of a plain record and those of Debezium's envelope,
 * until it is known which it is. A column may have the name of an envelope's field, such as {@code source}.
 */
final class ChangeEnvelope {
    private final ObjectReader objects;
    private final Shape plain;
    private final Shape row;
    private final Draft plainDraft = new Draft();
    private final SourcePosition position = new SourcePosition();

    private String op = "";
    private boolean emptyPayload;
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
            in.nextToken();
            boolean misfit = in.currentToken() == JsonToken.START_OBJECT
                    && wanted != null
                    && wanted.children().isEmpty();
            if (wanted == null || misfit) {
                readEnvelope(name, in, wanted);
            } else {
                objects.take(plainDraft, in, wanted);
            }
        }
    }

    private void readEnvelope(String name, JsonParser in, @Nullable Shape wanted) throws IOException, BadRecord {
        switch (name) {
            case "payload" -> readPayload(in);
            case "op" -> op = text(in);
            case "before" -> before = readRow(in);
            case "after" -> after = readRow(in);
            case "ts_ms" -> connectorMillis = millis(in);
            case "source" -> readSource(in);
            default -> {
                if (!position.takeFlattened(name, in)) {
                    objects.take(plainDraft, in, wanted);
                }
            }
        }
    }

    private void readPayload(JsonParser in) throws IOException, BadRecord {
        if (in.currentToken() == JsonToken.VALUE_NULL) {
            emptyPayload = true;
        } else if (in.currentToken() == JsonToken.START_OBJECT) {
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

    /** Whether this is the schema wrapper around nothing, another form of a tombstone. */
    boolean isEmptyPayload() {
        return emptyPayload && op.isEmpty();
    }

    boolean isChange() {
        return !op.isEmpty();
    }

    boolean isDelete() {
        return op.equals("d");
    }

    /** Whether it is a truncation or a message of the database. */
    boolean isAboutNoRow() {
        return op.equals("t") || op.equals("m");
    }

    Draft plainRecord() {
        return plainDraft;
    }

    /** Whether it says when it happened; connectors write 0 where they do not know. */
    boolean hasMillis() {
        return millis() != 0;
    }

    long millis() {
        return sourceMillis != 0 ? sourceMillis : connectorMillis;
    }

    /** Where the change stands in the source's log, {@code ""} if that is not said. */
    String position() {
        return position.text();
    }

    /** The row as it is now, or as it was before it was deleted. */
    Draft changedRow() throws BadRecord {
        return switch (op) {
            case "c", "u", "r" -> rowOf(after, "after", "write the new row");
            case "d" -> rowOf(before, "before", "write the deleted row; PostgreSQL needs REPLICA IDENTITY FULL");
            default -> throw new BadRecord("op is the text \"" + op + "\"; write c, u, r or d");
        };
    }

    private Draft rowOf(@Nullable Draft found, String name, String advice) throws BadRecord {
        if (found == null) {
            throw new BadRecord(name + " is missing in a change with op " + op + "; " + advice);
        }
        return found;
    }
}
