package dev.weir.io.value;

import dev.weir.events.FieldKind;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Says what to write instead of a text that is no number. */
final class NumberFaults {
    /** What databases store in a column of numbers and change data capture writes as a text, in lower case. */
    private static final Set<String> NO_NUMBERS = Set.of(
            "nan", "infinity", "+infinity", "-infinity", "positive_infinity", "negative_infinity", "inf", "-inf");

    /** Digits with signs between them, as people and spreadsheets write numbers. */
    private static final Pattern SEPARATED =
            Pattern.compile("[+-]?\\d[\\d.,'\\u2019_ \\u00A0\\u202F]{0,60}", Pattern.UNICODE_CHARACTER_CLASS);

    /** Bytes in base64, as which change data capture writes a decimal. */
    private static final Pattern BYTES = Pattern.compile("(?:[A-Za-z0-9+/]{4}){0,49}[A-Za-z0-9+/]{2,4}={0,2}");

    private static final int GROUP = 4;

    private NumberFaults() {}

    /** Returns what to write instead of a text, which Java does not take for a number either. */
    static String advice(String text, FieldKind kind) {
        if (NO_NUMBERS.contains(text.toLowerCase(Locale.ROOT))) {
            return kind.advice()
                    + ", or null where the row has none: a database can store this, and nothing compares with it";
        }
        if (SEPARATED.matcher(text.strip()).matches()) {
            return kind.advice() + " with a point before its decimals and nothing between its digits, such as 1234.5";
        }
        return text.length() % GROUP == 0 && BYTES.matcher(text).matches()
                ? kind.advice() + "; for Debezium set decimal.handling.mode to double or string"
                : kind.advice() + ", and nothing beside it";
    }
}
