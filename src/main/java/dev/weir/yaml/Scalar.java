package dev.weir.yaml;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * The meaning of a scalar: in quotes it is a text, and otherwise what a person sees in it. A number is what JSON calls
 * a number, possibly with {@code _} between thousands; {@code true}, {@code false}, {@code null} and {@code ~} have
 * their usual meaning. Everything else is a text, whatever it means in YAML 1.1: {@code on}, {@code no}, {@code 0x10},
 * {@code 0b11}, {@code 010}, {@code 01234}, {@code 12:30:00}, {@code 2026-03-01}, {@code +43}, and a whole number that
 * does not fit 64 bits. Where a number is expected, the reader of the document reports that this is not one.
 */
public sealed interface Scalar {

    /** A text. */
    record Text(String value) implements Scalar {}

    /** A number without a fraction, as a value and as written. */
    record Whole(long value, String written) implements Scalar {}

    /** Any other finite number, as a value and as written. */
    record Decimal(double value, String written) implements Scalar {}

    /** True or false. */
    record Truth(boolean value) implements Scalar {}

    /** No value. */
    record Nothing() implements Scalar {}

    /** A number that is out of range or not finite, and probably not meant as a text. */
    record Refused(String problem) implements Scalar {}

    /** The size beyond which every double is a whole number. */
    double WHOLE = 0x1p63;

    /** Returns the meaning of a scalar. */
    static Scalar of(ScalarNode node) {
        return node.getScalarStyle() == ScalarStyle.PLAIN ? Plain.of(node.getValue()) : new Text(node.getValue());
    }

    /** Reads an unquoted scalar. */
    final class Plain {
        private static final Pattern NUMBER =
                Pattern.compile("-?(?:(?:0|[1-9]\\d*)(?:\\.\\d*)?|\\.\\d+)(?:[eE][-+]?\\d+)?");
        private static final Pattern THOUSANDS = Pattern.compile("-?[1-9]\\d{0,2}(?:_\\d{3})+");
        private static final Pattern ENDLESS = Pattern.compile("[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");
        private static final int LONGEST_NUMBER = 1_000;

        private Plain() {}

        static Scalar of(String text) {
            return switch (text) {
                case "", "~", "null", "Null", "NULL" -> new Nothing();
                case "true", "True", "TRUE" -> new Truth(true);
                case "false", "False", "FALSE" -> new Truth(false);
                default -> other(text);
            };
        }

        private static Scalar other(String text) {
            if (text.length() > LONGEST_NUMBER) {
                return new Text(text);
            }
            if (THOUSANDS.matcher(text).matches()) {
                return number(text.replace("_", ""), text);
            }
            if (ENDLESS.matcher(text).matches()) {
                return new Refused(
                        "'" + text + "' is no finite number; write one with digits, such as 1000000, or put it in"
                                + " quotes if it is a text");
            }
            return NUMBER.matcher(text).matches() ? number(text, text) : new Text(text);
        }

        private static Scalar number(String digits, String written) {
            double decimal = Double.parseDouble(digits);
            if (!Double.isFinite(decimal)) {
                return new Refused(
                        "'" + written + "' is no finite number; write one that is nearer to 1, or put it in quotes"
                                + " if it is a text");
            }
            if (decimal != Math.rint(decimal) || Math.abs(decimal) > WHOLE) {
                return isDigits(digits) ? new Text(written) : new Decimal(decimal, written);
            }
            try {
                return new Whole(new BigDecimal(digits).longValueExact(), written);
            } catch (NumberFormatException e) {
                return new Refused(
                        "the exponent of '" + written + "' is out of range; write a number that is nearer to 1, or"
                                + " put it in quotes if it is a text");
            } catch (ArithmeticException e) {
                return isDigits(digits) ? new Text(written) : new Decimal(decimal, written);
            }
        }

        private static boolean isDigits(String digits) {
            return digits.chars().skip(digits.startsWith("-") ? 1 : 0).allMatch(digit -> digit >= '0' && digit <= '9');
        }
    }
}
