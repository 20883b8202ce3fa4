package dev.weir.io.value;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.config.EventRecords;
import dev.weir.events.FieldKind;
import dev.weir.events.Value;
import java.io.IOException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Reads one JSON scalar as a value of a declared kind. {@code null} and a blank text are absent. For a text a number is
 * accepted too, since many systems store ids as numbers. Every value is read in time and memory proportional to its
 * length.
 *
 * @param ofDatabase whether values are written as change data capture writes them: decimals as texts, truth as 0 or 1
 * @param bounded whether figures outside the plausible bounds are refused
 * @param bounds of texts
 * @param times of the stream
 * @param hints of the record's schema
 */
public record Scalars(
        boolean ofDatabase, boolean bounded, EventRecords.Bounds bounds, EventTimes times, SchemaHints hints)
        implements Serializable {
    // Longer numbers would take time quadratic in their length.
    private static final int MAX_NUMBER_CHARS = 200;

    /** Beyond, not every whole number is exact as a double. */
    private static final double LARGEST_WHOLE = 0x1p53;

    /** Creates a reader for records without a schema. */
    public Scalars(boolean ofDatabase, boolean bounded, EventRecords.Bounds bounds, EventTimes times) {
        this(ofDatabase, bounded, bounds, times, SchemaHints.NONE);
    }

    /** Returns a reader for a record with a schema, which knows better than what is known already. */
    public Scalars with(SchemaHints found) {
        return new Scalars(ofDatabase, bounded, bounds, times, found.over(hints));
    }

    /** Returns whether a text can be the value of an attribute. */
    public boolean isText(String text) {
        return !text.isBlank()
                && text.length() <= bounds.maxTextChars()
                && TextFaults.of(text, false).isEmpty();
    }

    /** Returns whether a text can be an identifier. */
    public boolean isId(String text) {
        return !text.isBlank()
                && text.length() <= bounds.maxIdChars()
                && TextFaults.of(text, true).isEmpty();
    }

    /**
     * Reads the scalar at the parser as a value of a kind.
     *
     * @throws BadRecord if it is not a value of that kind
     */
    public Value read(JsonParser in, FieldKind kind) throws IOException, BadRecord {
        JsonToken token = in.currentToken();
        if (token == JsonToken.VALUE_NULL || (token == JsonToken.VALUE_STRING && isBlank(in))) {
            return Value.absent();
        }
        return switch (kind.type()) {
            case STRING -> text(in, token, kind);
            case INT -> whole(in, token, kind);
            case DOUBLE -> real(in, token, kind);
            case BOOL -> ofDatabase ? flag(in, token) : truth(in, token);
            case TIMESTAMP -> new Value.Time(kind == FieldKind.DATE ? date(in) : time(in, timesOf(in)));
        };
    }

    private static boolean isBlank(JsonParser in) throws IOException {
        return in.getTextLength() == 0 || in.getText().isBlank();
    }

    private Value text(JsonParser in, JsonToken token, FieldKind kind) throws IOException, BadRecord {
        Optional<BigDecimal> unscaled = unscaled(in, token);
        if (unscaled.isPresent()) { // a key that is a decimal in the database
            return new Value.Text(unscaled.get().toPlainString());
        }
        if (token != JsonToken.VALUE_STRING && !token.isNumeric()) {
            throw wrong(in, kind.advice());
        }
        boolean id = kind == FieldKind.ID;
        int most = id ? bounds.maxIdChars() : bounds.maxTextChars();
        if (in.getTextLength() > most) {
            throw new BadRecord(
                    path(in),
                    "a text of " + in.getTextLength() + " characters",
                    "write at most " + most + ", or raise limits." + (id ? "maxIdChars" : "maxTextChars")
                            + " of the job");
        }
        String text = id && token == JsonToken.VALUE_NUMBER_FLOAT ? wholeKey(in) : in.getText();
        String fault = TextFaults.of(text, id);
        if (!fault.isEmpty()) {
            throw wrong(in, fault);
        }
        return new Value.Text(text);
    }

    /** Returns a key as it is counted; a database's whole number may be written as 42.0, and events have 42. */
    private String wholeKey(JsonParser in) throws IOException {
        double number = in.getDoubleValue();
        return ofDatabase && number == Math.rint(number) && Math.abs(number) < LARGEST_WHOLE
                ? Long.toString((long) number)
                : in.getText();
    }

    private Value whole(JsonParser in, JsonToken token, FieldKind kind) throws IOException, BadRecord {
        long number;
        if (token == JsonToken.VALUE_NUMBER_INT && in.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            number = in.getLongValue();
        } else {
            try {
                number = decimal(in, token, kind).longValueExact();
            } catch (ArithmeticException e) {
                throw wrong(in, kind.bounds());
            }
        }
        if (!kind.holds((double) number)) {
            throw wrong(in, kind.bounds());
        }
        return new Value.Int(number);
    }

    private Value real(JsonParser in, JsonToken token, FieldKind kind) throws IOException, BadRecord {
        double number = token.isNumeric()
                ? in.getDoubleValue()
                : decimal(in, token, kind).doubleValue();
        if (bounded ? !kind.holds(number) : !Double.isFinite(number)) {
            throw wrong(in, kind.bounds());
        }
        return new Value.Real(number);
    }

    private BigDecimal decimal(JsonParser in, JsonToken token, FieldKind kind) throws IOException, BadRecord {
        Optional<BigDecimal> unscaled = unscaled(in, token);
        if (unscaled.isPresent()) {
            return unscaled.get();
        }
        if (!token.isNumeric() && (token != JsonToken.VALUE_STRING || in.getTextLength() > MAX_NUMBER_CHARS)) {
            throw wrong(in, kind.advice());
        }
        BigDecimal number;
        try {
            number = new BigDecimal(in.getText());
        } catch (NumberFormatException e) { // also for an exponent beyond an int
            throw wrong(in, token.isNumeric() ? kind.bounds() : NumberFaults.advice(in.getText(), kind));
        }
        if (!token.isNumeric() && !ofDatabase) {
            throw wrong(in, kind.advice() + ", without quotes");
        }
        return number;
    }

    /** Returns the number that Kafka Connect encoded as bytes; empty if the current value is something else. */
    private Optional<BigDecimal> unscaled(JsonParser in, JsonToken token) throws IOException {
        if (token == JsonToken.START_OBJECT) {
            return Unscaled.number(in);
        }
        return token == JsonToken.VALUE_STRING
                        && !hints.isEmpty()
                        && hints.at(path(in)) instanceof SchemaHints.Hint.Scale scale
                ? Unscaled.number(in.getText(), scale.scale())
                : Optional.empty();
    }

    private EventTimes timesOf(JsonParser in) {
        return !hints.isEmpty() && hints.at(path(in)) instanceof SchemaHints.Hint.Unit said
                ? times.in(said.unit())
                : times;
    }

    /** Returns the truth of a flag, which databases without truth values keep as a number. */
    private Value flag(JsonParser in, JsonToken token) throws IOException, BadRecord {
        if (token.isBoolean()) {
            return truth(in, token);
        }
        Optional<BigDecimal> unscaled = unscaled(in, token);
        String text = unscaled.isPresent() ? unscaled.get().toPlainString() : token.isScalarValue() ? in.getText() : "";
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "1", "true" -> new Value.Bool(true);
            case "0", "false" -> new Value.Bool(false);
            default -> throw wrong(in, FieldKind.TRUTH.advice() + ", or 1 or 0");
        };
    }

    private static Value truth(JsonParser in, JsonToken token) throws IOException, BadRecord {
        if (!token.isBoolean()) {
            throw wrong(in, FieldKind.TRUTH.advice());
        }
        return new Value.Bool(token == JsonToken.VALUE_TRUE);
    }

    /**
     * Returns a time of a change envelope, always in milliseconds; 0, which connectors write if they do not know it,
     * means none.
     */
    public long envelopeMillis(JsonParser in) throws IOException, BadRecord {
        JsonToken token = in.currentToken();
        if (token == JsonToken.VALUE_NULL
                || (token == JsonToken.VALUE_NUMBER_INT && in.getText().equals("0"))) {
            return 0;
        }
        return time(in, times.in(TimeUnit.MILLISECONDS));
    }

    /**
     * Returns a time that is no event's, and may lie long ago. A number may do so only if its unit is known for certain:
     * else it was likelier meant in another one.
     */
    private long date(JsonParser in) throws IOException, BadRecord {
        boolean known = !hints.isEmpty() && hints.at(path(in)) instanceof SchemaHints.Hint.Unit;
        if (in.currentToken() == JsonToken.VALUE_STRING) {
            return time(in, times.ofColumns(true), Timestamps.ofTextOrDate(in.getText()));
        }
        return time(in, timesOf(in).ofColumns(known));
    }

    private static long time(JsonParser in, EventTimes times, long millis) throws IOException, BadRecord {
        if (!times.holds(millis)) {
            throw wrong(in, times.adviceForMillis(millis));
        }
        return millis;
    }

    private static long time(JsonParser in, EventTimes times) throws IOException, BadRecord {
        if (in.currentToken() == JsonToken.VALUE_STRING) {
            return time(in, times, Timestamps.ofText(in.getText()));
        }
        if (in.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
            DecimalTime decimal = new DecimalTime(in.getText(), times);
            if (decimal.millis().isEmpty()) {
                throw wrong(in, decimal.advice());
            }
            return decimal.millis().getAsLong();
        }
        if (in.currentToken() != JsonToken.VALUE_NUMBER_INT
                || in.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw wrong(in, FieldKind.TIME.advice());
        }
        long millis = times.millisOf(in.getLongValue());
        if (!times.holds(millis)) {
            throw wrong(in, times.adviceFor(in.getLongValue()));
        }
        return millis;
    }

    /** Returns the error that the current value is not what is expected. */
    public static BadRecord wrong(JsonParser in, String advice) throws IOException {
        return new BadRecord(path(in), found(in), advice);
    }

    private static String found(JsonParser in) throws IOException {
        return switch (in.currentToken()) {
            case START_OBJECT, END_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "the text \"" + BadRecord.shown(in.getText()) + "\"";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "the number " + BadRecord.shown(in.getText());
            default -> in.getText();
        };
    }

    private static String path(JsonParser in) {
        JsonStreamContext context = in.getParsingContext();
        return path(in.currentToken().isStructStart() ? context.getParent() : context);
    }

    /** Returns the path of the current value, such as {@code items[2].price}. */
    private static String path(JsonStreamContext context) {
        JsonStreamContext above = context.getParent();
        boolean inElement = context.inArray();
        String own = inElement ? "[" + context.getCurrentIndex() + "]" : String.valueOf(context.getCurrentName());
        String before = above == null || above.inRoot() ? "" : path(above);
        return before.isEmpty() || inElement ? before + own : before + "." + own;
    }
}
