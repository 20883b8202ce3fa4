package dev.weir.io.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.events.LineItem;
import dev.weir.events.Value;
import dev.weir.events.definition.OtherAttributes;
import dev.weir.events.definition.RecordFields;
import dev.weir.io.value.BadRecord;
import dev.weir.io.value.Scalars;
import dev.weir.io.value.SchemaHints;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the values that a shape asks for from a JSON object, in one pass, and skips the rest. */
record ObjectReader(Scalars scalars) implements Serializable {

    /** Returns a reader for a record with a schema. */
    ObjectReader with(SchemaHints hints) {
        return hints.isEmpty() ? this : new ObjectReader(scalars.with(hints));
    }

    /**
     * Reads a whole record whose opening brace is the current token, to its closing one. If a schema precedes the
     * payload, as Kafka Connect writes it, the payload is the record.
     */
    Draft readRecord(JsonParser in, Shape shape) throws IOException, BadRecord {
        Draft draft = new Draft();
        ObjectReader reader = this;
        boolean wrapped = false;
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            Shape child = shape.child(name);
            in.nextToken();
            boolean opens = child == null && in.currentToken() == JsonToken.START_OBJECT;
            if (opens && name.equals("schema")) {
                reader = with(SchemaHints.read(in));
                wrapped = true;
            } else if (opens && wrapped && name.equals("payload")) {
                reader.fill(draft, in, shape);
            } else {
                reader.take(draft, in, child);
            }
        }
        return draft;
    }

    /** Reads an object whose opening brace is the current token, to its closing one. */
    Draft read(JsonParser in, Shape shape) throws IOException, BadRecord {
        Draft draft = new Draft();
        fill(draft, in, shape);
        return draft;
    }

    private void fill(Draft draft, JsonParser in, Shape shape) throws IOException, BadRecord {
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            Shape child = shape.child(name);
            in.nextToken();
            if (child == null && shape.others() > 0) {
                takeOther(draft, in, name, shape.others());
            } else {
                take(draft, in, child);
            }
        }
    }

    /** Takes a value that nothing declares as a text; skips it if it is none, too long, or one too many. */
    private void takeOther(Draft draft, JsonParser in, String name, int most) throws IOException {
        JsonToken token = in.currentToken();
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            in.skipChildren();
        } else if (OtherAttributes.isName(name)) {
            String text = token == JsonToken.VALUE_NULL ? "" : in.getText();
            draft.setOther(name, scalars.isText(text) ? new Value.Text(text) : Value.absent(), most);
        }
    }

    /** Takes the value at the current token; skips it if the shape is null. */
    void take(Draft draft, JsonParser in, @Nullable Shape shape) throws IOException, BadRecord {
        if (shape == null) {
            in.skipChildren();
        } else if (in.currentToken() == JsonToken.START_OBJECT
                && (!shape.children().isEmpty() || shape.others() > 0)) {
            fill(draft, in, shape);
        } else {
            takeValue(draft, in, shape);
        }
    }

    private void takeValue(Draft draft, JsonParser in, Shape shape) throws IOException, BadRecord {
        if (shape.targets().isEmpty() && in.currentToken() != JsonToken.VALUE_NULL) {
            passEmpty(in);
        }
        for (int i = 0; i < shape.targets().size(); i++) {
            Target target = shape.targets().get(i);
            if (target instanceof Target.OfField of) {
                draft.set(of.field(), scalars.read(in, of.field().kind()));
            } else if (target instanceof Target.OfAttribute of) {
                draft.setAttribute(of.name(), scalars.read(in, of.kind()));
            } else if (target instanceof Target.Lines lines) {
                draft.setLines(lines(in, lines.line()));
            }
        }
    }

    /** Passes an array without elements: PHP writes an object without fields so. Anything else is no object. */
    private static void passEmpty(JsonParser in) throws IOException, BadRecord {
        BadRecord wrong = Scalars.wrong(in, "write an object");
        if (in.currentToken() != JsonToken.START_ARRAY || in.nextToken() != JsonToken.END_ARRAY) {
            throw wrong;
        }
    }

    private List<LineItem> lines(JsonParser in, Shape shape) throws IOException, BadRecord {
        if (in.currentToken() == JsonToken.VALUE_NULL) {
            return List.of();
        }
        if (in.currentToken() != JsonToken.START_ARRAY) {
            throw Scalars.wrong(in, "write an array of objects");
        }
        List<LineItem> lines = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (lines.size() == scalars.bounds().maxLines()) {
                throw new BadRecord("the transaction has more than " + lines.size() + " lines; send at most that many,"
                        + " and the rest as a transaction of its own, or raise limits.maxLines of the job");
            }
            if (in.currentToken() != JsonToken.START_OBJECT) {
                throw Scalars.wrong(in, "write an object, such as {\"sku\":\"s-1\",\"quantity\":1,\"price\":9.5}");
            }
            lines.add(line(read(in, shape)));
        }
        return lines;
    }

    /** Returns the line that was found. */
    static LineItem line(RecordFields found) {
        return new LineItem(
                found.text(LineItem.Column.SKU),
                found.whole(LineItem.Column.QUANTITY, 1),
                found.real(LineItem.Column.PRICE));
    }
}
