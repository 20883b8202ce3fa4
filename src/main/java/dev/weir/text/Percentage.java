package dev.weir.text;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes percentages: {@code 20%}, {@code 0.5 %}. */
public final class Percentage {
    /** The form of a percentage: up to three digits, up to six decimals, and the sign. */
    public static final Pattern PATTERN = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?)\\s*%");

    private static final double ALL = 100;

    private Percentage() {}

    /**
     * Parses a percentage into a share: 1 for {@code 100%}. Returns empty if the text is not a percentage or is above
     * {@code 100%}.
     */
    public static OptionalDouble share(String text) {
        Matcher percentage = PATTERN.matcher(text);
        double share = percentage.matches() ? Double.parseDouble(percentage.group(1)) / ALL : 2;
        return share <= 1 ? OptionalDouble.of(share) : OptionalDouble.empty();
    }

    /** Writes a share as a percentage, rounded to a tenth of a percent: {@code 20 %}, {@code 0.5 %}. */
    public static String text(double share) {
        double percent = Math.round(share * ALL * 10) / 10.0;
        return (percent == Math.rint(percent) ? Long.toString((long) percent) : Double.toString(percent)) + " %";
    }
}
