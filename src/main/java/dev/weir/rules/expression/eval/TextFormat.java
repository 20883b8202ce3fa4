package dev.weir.rules.expression.eval;

import com.google.common.primitives.UnsignedLong;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeType;
import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelFunctionBinding;
import dev.weir.rules.expression.value.Failure;
import dev.weir.rules.expression.value.Meter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code "%s has %d".format([...])} of the strings extension, which the library does not include. Clauses: {@code %s},
 * {@code %d}, {@code %f}, {@code %e}, {@code %b}, {@code %o}, {@code %x}, {@code %X}, {@code %%}, as in the
 * specification of the extension (cel-go, ext/README.md).
 */
@SuppressWarnings("Immutable") // it has a meter, which threads can share
public final class TextFormat {
    private static final Pattern CLAUSE = Pattern.compile("%(?:\\.(\\d{1,2}))?(.?)", Pattern.DOTALL);
    private static final int DEFAULT_PRECISION = 6;
    private static final int STEPS_PER_NUMBER = 120;

    private final Meter meter;

    private TextFormat(Meter meter) {
        this.meter = meter;
    }

    /** Returns the declaration. */
    public static CelFunctionDecl declaration() {
        return CelFunctionDecl.newFunctionDeclaration(
                "format",
                CelOverloadDecl.newMemberOverload(
                        "string_format", SimpleType.STRING, SimpleType.STRING, ListType.create(SimpleType.DYN)));
    }

    /** Returns the implementation, which charges for what it writes. */
    public static CelFunctionBinding binding(Meter meter) {
        TextFormat format = new TextFormat(meter);
        return CelFunctionBinding.from("string_format", String.class, List.class, format::format);
    }

    private Object format(String template, List<?> values) {
        StringBuilder text = new StringBuilder();
        Matcher clause = CLAUSE.matcher(template);
        int from = 0;
        int next = 0;
        while (clause.find(from)) {
            text.append(template, from, clause.start());
            from = clause.end();
            if (clause.group(2).equals("%")) {
                text.append('%');
                continue;
            }
            if (next == values.size()) {
                throw Failure.of("the format has more clauses than the list has values");
            }
            text.append(clause(clause.group(2), precision(clause.group(1)), values.get(next++)));
            meter.chargeMaking(text.length());
        }
        return text.append(template, from, template.length()).toString();
    }

    private static int precision(@Nullable String digits) {
        return digits == null ? DEFAULT_PRECISION : Integer.parseInt(digits);
    }

    private String clause(String kind, int precision, Object value) {
        return switch (kind) {
            case "s" -> text(value);
            case "d" -> value instanceof Double ? text(value) : whole(value).toString();
            case "b" ->
                value instanceof Boolean truth
                        ? (truth ? "1" : "0")
                        : whole(value).toString(2);
            case "o" -> whole(value).toString(8);
            case "x" -> hex(value);
            case "X" -> hex(value).toUpperCase(Locale.ROOT);
            case "f" -> {
                meter.charge(STEPS_PER_NUMBER);
                yield fixed(value, precision);
            }
            case "e" -> {
                meter.charge(STEPS_PER_NUMBER);
                yield scientific(value, precision);
            }
            default -> throw new IllegalArgumentException("there is no clause '%" + kind + "'");
        };
    }

    /**
     * Returns the text of a value; a list may contain another list many times over, so each visit of an element is
     * charged.
     */
    private String text(Object value) {
        meter.charge(value instanceof Double ? STEPS_PER_NUMBER : 4);
        if (value instanceof Double number) {
            return Double.isInfinite(number) || number.isNaN()
                    ? number.toString()
                    : new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
        }
        if (value instanceof Duration duration) {
            return seconds(duration) + "s";
        }
        if (value instanceof CelByteString bytes) {
            return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
        }
        if (value instanceof List<?> list) {
            return made(list.stream().map(this::text).collect(Collectors.joining(", ", "[", "]")));
        }
        if (value instanceof Map<?, ?> map) {
            return made(map.entrySet().stream()
                    .map(entry -> text(entry.getKey()) + ": " + text(entry.getValue()))
                    .sorted()
                    .collect(Collectors.joining(", ", "{", "}")));
        }
        return made(simple(value));
    }

    private String made(String text) {
        meter.chargeMaking(text.length());
        return text;
    }

    private static String seconds(Duration duration) {
        BigDecimal fraction = new BigDecimal(duration.getNano()).movePointLeft(9);
        return BigDecimal.valueOf(duration.getSeconds())
                .add(fraction)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String simple(Object value) {
        if (value instanceof NullValue) {
            return "null";
        }
        if (value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Instant) {
            return value.toString();
        }
        if (value instanceof TypeType type) {
            return type.containingTypeName();
        }
        throw new IllegalArgumentException("a value of this type has no text");
    }

    private static BigInteger whole(Object value) {
        if (value instanceof Long number) {
            return BigInteger.valueOf(number);
        }
        if (value instanceof UnsignedLong number) {
            return number.bigIntegerValue();
        }
        throw new IllegalArgumentException("this clause is for whole numbers");
    }

    private static String hex(Object value) {
        if (value instanceof String text) {
            return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        }
        return value instanceof CelByteString bytes
                ? HexFormat.of().formatHex(bytes.toByteArray())
                : whole(value).toString(16);
    }

    private static String fixed(Object value, int precision) {
        return finite(value)
                ? decimal(value).setScale(precision, RoundingMode.HALF_EVEN).toPlainString()
                : value.toString();
    }

    private static String scientific(Object value, int precision) {
        if (!finite(value)) {
            return value.toString();
        }
        BigDecimal exact = decimal(value);
        BigDecimal rounded = exact.signum() == 0
                ? BigDecimal.ZERO // 0.0 would be written with the exponent -1
                : exact.round(new MathContext(precision + 1, RoundingMode.HALF_EVEN));
        return String.format(Locale.ROOT, "%." + precision + "e", rounded);
    }

    private static boolean finite(Object value) {
        return !(value instanceof Double number) || Double.isFinite(number);
    }

    private static BigDecimal decimal(Object value) {
        return value instanceof Double number ? BigDecimal.valueOf(number) : new BigDecimal(whole(value));
    }
}
