package dev.weir.events.definition;

import dev.weir.events.Value;
import dev.weir.events.ValueType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Reads texts of events as other types; what cannot be read so is absent. */
final class TypedText {
    private static final String NUMBER = "0123456789+-.eE";
    /** No number that JSON writes for a double is longer. */
    private static final int MOST_CHARS = 64;

    private static final long YEAR_1 = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();
    private static final long YEAR_2000 = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();
    private static final long YEAR_10000 =
            Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli() + 1;

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

    /**
     * Reads an ISO instant, or milliseconds since 1970: from the year 2000 on, since an earlier number was likelier meant
     * in seconds.
     */
    private static Value time(String text) {
        boolean isNumber = text.chars().allMatch(sign -> "-0123456789".indexOf(sign) >= 0);
        long millis = isNumber
                ? Long.parseLong(text)
                : OffsetDateTime.parse(text.replace(' ', 'T')).toInstant().toEpochMilli();
        return millis >= (isNumber ? YEAR_2000 : YEAR_1) && millis < YEAR_10000
                ? new Value.Time(millis)
                : Value.absent();
    }
}
