package dev.weir.events.definition;

import dev.weir.events.Value;
import dev.weir.events.ValueType;
import java.time.DateTimeException;
import java.time.OffsetDateTime;

/** Reads texts of events as other types; what cannot be read so is absent. */
final class TypedText {
    private static final String NUMBER = "0123456789+-.eE";
    /** No number that JSON writes for a double is longer. */
    private static final int MOST_CHARS = 64;

    private TypedText() {}

    /** Returns the value that a text is of a type; absent for a text that is none, and for what is no text. */
    static Value as(ValueType type, Value value) {
        if (type == ValueType.STRING || !(value instanceof Value.Text text)) {
            return value;
        }
        return text.value().length() > MOST_CHARS ? Value.absent() : read(type, text.value());
    }

    private static Value read(ValueType type, String text) {
        try {
            return switch (type) {
                case STRING -> new Value.Text(text);
                case INT -> new Value.Int(Long.parseLong(text));
                case DOUBLE -> real(text);
                case BOOL -> truth(text);
                case TIMESTAMP -> time(text);
            };
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            return Value.absent(); // a text of another type, or a time too far away for milliseconds
        }
    }

    private static Value real(String text) {
        boolean isNumber = text.chars().allMatch(sign -> NUMBER.indexOf(sign) >= 0);
        double number = isNumber ? Double.parseDouble(text) : Double.NaN;
        return Double.isFinite(number) ? new Value.Real(number) : Value.absent();
    }

    private static Value truth(String text) {
        boolean isTrue = text.equals("true");
        return isTrue || text.equals("false") ? new Value.Bool(isTrue) : Value.absent();
    }

    /** Reads epoch milliseconds, or an ISO instant. */
    private static Value time(String text) {
        boolean isNumber = text.chars().allMatch(sign -> "-0123456789".indexOf(sign) >= 0);
        return new Value.Time(
                isNumber
                        ? Long.parseLong(text)
                        : OffsetDateTime.parse(text.replace(' ', 'T'))
                                .toInstant()
                                .toEpochMilli());
    }
}
