package dev.weir.backtest.sweep;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sweep as somebody asked for it, such as {@code card-velocity:payments5m=3..12}.
 *
 * @param name of what is compared; where a rule compares it with several numbers, with the place too: {@code
 *     transaction.amount@probe}, or {@code transaction.amount@probe#2} for the second there
 * @param values by rising value
 */
record SweepRequest(String rule, String name, List<BigDecimal> values) {
    private static final Pattern FORM = Pattern.compile("(?<rule>[^:=\\s]+):(?<name>[^=\\s]+)\\s*=(?<values>.*)");

    /** Makes a defensive copy. */
    SweepRequest {
        values = List.copyOf(values);
    }

    /** Reads a request. */
    static SweepRequest of(String text) throws SweepException {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new SweepException(
                    "--sweep '" + text
                            + "' cannot be read: write the rule, what it compares, and the values, such as card-velocity:payments5m=3..12");
        }
        try {
            return new SweepRequest(form.group("rule"), form.group("name"), SweepValues.of(form.group("values")));
        } catch (SweepException e) {
            throw new SweepException("--sweep '" + text + "': " + e.getMessage());
        }
    }
}
