package dev.weir.backtest.sweep;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the values of a sweep: {@code 3..12}, {@code 0.5..3 step 0.25}, {@code 1,5,10}, or several of these. */
final class SweepValues {
    /** The most values of one sweep. */
    static final int MOST = 50;

    private static final String NUMBER = "-?\\d{1,15}(?:\\.\\d{1,9})?";
    private static final Pattern SINGLE = Pattern.compile(NUMBER);
    private static final Pattern RANGE = Pattern.compile(
            "(?<from>" + NUMBER + ")\\s*\\.\\.\\s*(?<to>" + NUMBER + ")(?:\\s+step\\s+(?<step>" + NUMBER + "))?");

    private SweepValues() {}

    /** Returns the values that a text says, by rising value and each once. */
    static List<BigDecimal> of(String text) throws SweepException {
        TreeSet<BigDecimal> values = new TreeSet<>();
        for (String part : text.split(",", -1)) {
            Matcher range = RANGE.matcher(part.strip());
            if (range.matches()) {
                add(range, values);
            } else if (SINGLE.matcher(part.strip()).matches()) {
                values.add(number(part.strip()));
            } else {
                throw new SweepException(
                        "'" + part.strip() + "' is no number and no range: write 3..12, 0.5..3 step 0.25 or 1,5,10");
            }
            if (values.size() > MOST) {
                throw tooMany(values.size());
            }
        }
        return List.copyOf(values);
    }

    private static void add(Matcher range, Set<BigDecimal> values) throws SweepException {
        BigDecimal from = number(range.group("from"));
        BigDecimal to = number(range.group("to"));
        BigDecimal step = range.group("step") == null ? BigDecimal.ONE : number(range.group("step"));
        if (step.signum() <= 0) {
            throw new SweepException("the step of '" + range.group() + "' has to be above 0");
        }
        if (to.compareTo(from) < 0) {
            throw new SweepException("'" + range.group() + "' ends before it begins: write " + to.toPlainString() + ".."
                    + from.toPlainString());
        }
        BigDecimal count = to.subtract(from).divideToIntegralValue(step).add(BigDecimal.ONE);
        if (count.compareTo(BigDecimal.valueOf(MOST)) > 0) {
            throw tooMany(count);
        }
        for (BigDecimal value = from; value.compareTo(to) <= 0; value = value.add(step)) {
            values.add(plain(value));
        }
    }

    private static SweepException tooMany(Number count) {
        return new SweepException(
                "these are " + count + " values, and at most " + MOST + " are tried: write a larger step");
    }

    private static BigDecimal number(String text) {
        return plain(new BigDecimal(text));
    }

    /** Returns the same number in one form, so that 3 and 3.0 are one value and 30 is not 3E+1. */
    static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
