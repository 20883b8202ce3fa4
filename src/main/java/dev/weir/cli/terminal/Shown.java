package dev.weir.cli.terminal;

import dev.weir.events.Value;
import java.math.BigDecimal;
import java.math.MathContext;

/** Values as a person reads them. */
public final class Shown {
    private static final MathContext FEW_DIGITS = new MathContext(6);

    private Shown() {}

    /** Returns a value with all its digits, a text in quotes. */
    public static String text(Value value) {
        if (value instanceof Value.Bool truth) {
            return Boolean.toString(truth.value());
        }
        if (value instanceof Value.Int whole) {
            return Long.toString(whole.value());
        }
        if (value instanceof Value.Real real) {
            return Double.toString(real.value());
        }
        return value instanceof Value.Text text
                ? "\"" + text.value() + "\""
                : value.isPresent() ? value.toString() : "absent";
    }

    /** Returns a value, a fraction with the six digits that matter most. */
    public static String brief(Value value) {
        return value instanceof Value.Real real && Double.isFinite(real.value())
                ? new BigDecimal(real.value())
                        .round(FEW_DIGITS)
                        .stripTrailingZeros()
                        .toPlainString()
                : text(value);
    }
}
