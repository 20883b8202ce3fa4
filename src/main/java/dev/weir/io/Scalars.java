package dev.weir.io;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.events.Value;
import dev.weir.events.ValueType;
import java.io.IOException;
import java.io.Serializable;
import java.math.BigDecimal;

/**
 * Reads one JSON scalar as a value of a declared type. {@code null} and a blank text are absent. Where a text is wanted a
 * number will do, since many keep ids as numbers.
 *
 * @param numbersAsText whether a number may be written as a text, as change capture writes decimals
 */
record Scalars(boolean numbersAsText) implements Serializable {
    private static final int SHOWN_CHARS = 60;
    // What is longer takes a time that grows with the square of its length.
    private static final int MAX_NUMBER_CHARS = 200;

    Value read(JsonParser in, ValueType type) throws IOException, BadRecord {
        JsonToken token = in.currentToken();
        if (token == JsonToken.VALUE_NULL || (token == JsonToken.VALUE_STRING && isBlank(in))) {
            return Value.absent();
        }
        return switch (type) {
            case STRING -> text(in, token);
            case INT -> whole(in, token);
            case DOUBLE -> real(in, token);
            case BOOL -> truth(in, token);
            case TIMESTAMP -> time(in, token);
        };
    }

    private static boolean isBlank(JsonParser in) throws IOException {
        return in.getTextLength() == 0 || in.getText().isBlank();
    }

    private static Value text(JsonParser in, JsonToken token) throws IOException, BadRecord {
        if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
            return new Value.Text(in.getText());
        }
        throw wrong(in, advice(ValueType.STRING));
    }

    private Value whole(JsonParser in, JsonToken token) throws IOException, BadRecord {
        if (token == JsonToken.VALUE_NUMBER_INT && in.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            return new Value.Int(in.getLongValue());
        }
        try {
            return new Value.Int(decimal(in, token, ValueType.INT).longValueExact());
        } catch (ArithmeticException e) {
            throw wrong(in, "write a whole number between -2^63 and 2^63 - 1");
        }
    }

    private Value real(JsonParser in, JsonToken token) throws IOException, BadRecord {
        double number = token.isNumeric()
                ? in.getDoubleValue()
                : decimal(in, token, ValueType.DOUBLE).doubleValue();
        if (!Double.isFinite(number)) {
            throw wrong(in, "write a number below 1.8e308");
        }
        return new Value.Real(number);
    }

    private BigDecimal decimal(JsonParser in, JsonToken token, ValueType type) throws IOException, BadRecord {
        if (token.isNumeric()) {
            return in.getDecimalValue();
        }
        if (token != JsonToken.VALUE_STRING || in.getTextLength() > MAX_NUMBER_CHARS) {
            throw wrong(in, advice(type));
        }
        if (!numbersAsText) {
            throw wrong(in, advice(type) + ", without quotes");
        }
        try {
            return new BigDecimal(in.getText());
        } catch (NumberFormatException e) {
            throw wrong(in, advice(type) + "; for Debezium set decimal.handling.mode to double or string");
        }
    }

    private static Value truth(JsonParser in, JsonToken token) throws IOException, BadRecord {
        if (!token.isBoolean()) {
            throw wrong(in, advice(ValueType.BOOL));
        }
        return new Value.Bool(token == JsonToken.VALUE_TRUE);
    }

    private static Value time(JsonParser in, JsonToken token) throws IOException, BadRecord {
        long millis;
        if (token == JsonToken.VALUE_STRING) {
            millis = Timestamps.ofText(in.getText());
        } else if (token == JsonToken.VALUE_NUMBER_INT && in.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            millis = in.getLongValue();
        } else {
            throw wrong(in, Timestamps.ADVICE);
        }
        if (!Timestamps.isTime(millis)) {
            throw wrong(in, Timestamps.ADVICE);
        }
        return new Value.Time(millis);
    }

    /** What to write for a value of this type. */
    static String advice(ValueType type) {
        return switch (type) {
            case STRING -> "write a text";
            case INT -> "write a whole number";
            case DOUBLE -> "write a number";
            case BOOL -> "write true or false, without quotes";
            case TIMESTAMP -> Timestamps.ADVICE;
        };
    }

    /** The value at hand is not what is wanted. */
    static BadRecord wrong(JsonParser in, String advice) throws IOException {
        JsonStreamContext context = in.getParsingContext();
        boolean opened = in.currentToken().isStructStart();
        return new BadRecord(path(opened ? context.getParent() : context) + " is " + found(in) + "; " + advice);
    }

    private static String found(JsonParser in) throws IOException {
        return switch (in.currentToken()) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "the text \"" + shown(in.getText()) + "\"";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "the number " + shown(in.getText());
            default -> in.getText();
        };
    }

    private static String shown(String text) {
        return text.length() <= SHOWN_CHARS ? text : text.substring(0, SHOWN_CHARS) + "…";
    }

    /** The path of the value at hand, such as {@code items[2].price}. */
    private static String path(JsonStreamContext context) {
        JsonStreamContext above = context.getParent();
        boolean inElement = context.inArray();
        String own = inElement ? "[" + context.getCurrentIndex() + "]" : String.valueOf(context.getCurrentName());
        String before = above == null || above.inRoot() ? "" : path(above);
        return before.isEmpty() || inElement ? before + own : before + "." + own;
    }
}
