package dev.weir.cli.terminal;

import dev.weir.events.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Values as a person reads them. */
public final class Shown {
    private static final MathContext FEW_DIGITS = new MathContext(6);

    private Shown() {}

    /** Returns a value with all its digits, a text in quotes, a time in UTC. */
    public static String text(Value value) {
        return text(value, Shown::text);
    }

    /** Lists and maps have their values in them, written as {@code inside} says. */
    private static String text(Value value, Function<Value, String> inside) {
        if (value instanceof Value.Bool truth) {
            return Boolean.toString(truth.value());
        }
        if (value instanceof Value.Int whole) {
            return Long.toString(whole.value());
        }
        if (value instanceof Value.Real real) {
            return Double.toString(real.value());
        }
        if (value instanceof Value.Time time) {
            return Instant.ofEpochMilli(time.epochMillis()).toString();
        }
        if (value instanceof Value.Items items) {
            return items.values().stream().map(inside).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Value.Entries entries) {
            return entries.values().entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + inside.apply(entry.getValue()))
                    .sorted()
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return value instanceof Value.Text text ? "\"" + text.value() + "\"" : "absent";
    }

    /** Returns a value, a fraction with the six digits that matter most. */
    public static String brief(Value value) {
        return value instanceof Value.Real real && Double.isFinite(real.value())
                ? new BigDecimal(real.value())
                        .round(FEW_DIGITS)
                        .stripTrailingZeros()
                        .toPlainString()
                : text(value, Shown::brief);
    }
}
