package dev.weir.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.primitives.UnsignedLong;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeType;
import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import dev.weir.rules.document.Diagnostics;
import dev.weir.rules.document.ExpressionSource;
import dev.weir.rules.expression.Checked;
import dev.weir.rules.expression.Dialect;
import dev.weir.rules.expression.ExpressionChecker;
import dev.weir.rules.expression.environment.Environment;
import dev.weir.rules.limit.RuleLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs cases of CEL's own conformance tests through the checker and the runtime that rules use. */
final class CelCases {
    private static final int MAX_CHARS = 10_000;
    private static final Dialect DIALECT = new Dialect(new RuleLimits(1_000_000, MAX_CHARS, 1_000, 10));
    private static final ExpressionChecker UNBOUND = checker(Map.of());

    private CelCases() {}

    /** {@code "ok"}, or what came out instead of what was expected. */
    static String outcome(JsonNode test) {
        Map<String, CelType> types = new LinkedHashMap<>();
        Map<String, Object> values = new LinkedHashMap<>();
        JsonNode bindings = test.path("bindings");
        bindings.fieldNames().forEachRemaining(name -> {
            Object value = value(bindings.get(name));
            values.put(name, value);
            types.put(name, typeOf(value));
        });
        Diagnostics diagnostics = new Diagnostics();
        ExpressionChecker checker = types.isEmpty() ? UNBOUND : checker(types);
        Optional<Checked> checked =
                checker.check(new ExpressionSource("", test.get("expr").asText()), diagnostics);
        JsonNode expected = test.get("expect");
        if (checked.isEmpty()) {
            return expected.has("error") ? "ok" : "refused: " + diagnostics.errors();
        }
        try {
            Object result = checked.get().program().run(values.values().toArray());
            return expected.has("value") && same(value(expected.get("value")), result) ? "ok" : "gave " + shown(result);
        } catch (RuntimeException e) {
            return expected.has("error") ? "ok" : "failed: " + e.getMessage();
        }
    }

    private static ExpressionChecker checker(Map<String, CelType> types) {
        return new ExpressionChecker(DIALECT, Environment.given(types), MAX_CHARS);
    }

    private static String shown(Object result) {
        return result.getClass().getSimpleName() + " " + result;
    }

    /** Equal, and of the same types through and through. */
    private static boolean same(Object expected, Object actual) {
        if (expected instanceof List<?> list && actual instanceof List<?> other) {
            boolean same = list.size() == other.size();
            for (int i = 0; same && i < list.size(); i++) {
                same = same(list.get(i), other.get(i));
            }
            return same;
        }
        if (expected instanceof TypeType type && actual instanceof TypeType other) {
            return type.containingTypeName().equals(other.containingTypeName());
        }
        return expected.equals(actual);
    }

    private static Object value(JsonNode tagged) {
        String tag = tagged.fieldNames().next();
        JsonNode value = tagged.get(tag);
        return switch (tag) {
            case "bool" -> value.asBoolean();
            case "int" -> value.asLong();
            case "uint" -> UnsignedLong.valueOf(value.asText());
            case "double" ->
                value.isTextual()
                        ? Double.valueOf(
                                value.asText().replace("inf", "Infinity").replace("nan", "NaN"))
                        : (Object) value.asDouble();
            case "string" -> value.asText();
            case "bytes_hex" -> CelByteString.of(HexFormat.of().parseHex(value.asText()));
            case "null" -> NullValue.NULL_VALUE;
            case "duration" ->
                Duration.ofSeconds(value.get(0).asLong(), value.get(1).asLong());
            case "timestamp" ->
                Instant.ofEpochSecond(value.get(0).asLong(), value.get(1).asLong());
            case "type" -> TypeType.create(simple(value.asText()));
            case "list" -> list(value);
            case "map" -> map(value);
            default -> throw new AssertionError("a value of kind " + tag);
        };
    }

    private static List<Object> list(JsonNode elements) {
        List<Object> list = new ArrayList<>();
        elements.forEach(element -> list.add(value(element)));
        return list;
    }

    private static Map<Object, Object> map(JsonNode entries) {
        Map<Object, Object> map = new LinkedHashMap<>();
        entries.forEach(entry -> map.put(value(entry.get(0)), value(entry.get(1))));
        return map;
    }

    private static CelType simple(String name) {
        return SimpleType.findByName(name)
                .orElse(name.equals("list") ? ListType.create(SimpleType.DYN) : SimpleType.DYN);
    }

    private static CelType typeOf(Object value) {
        if (value instanceof Long) {
            return SimpleType.INT;
        }
        if (value instanceof UnsignedLong) {
            return SimpleType.UINT;
        }
        if (value instanceof String) {
            return SimpleType.STRING;
        }
        if (value instanceof Duration) {
            return SimpleType.DURATION;
        }
        if (value instanceof List<?> list) {
            return ListType.create(list.isEmpty() ? SimpleType.DYN : typeOf(list.get(0)));
        }
        return value instanceof Map ? MapType.create(SimpleType.STRING, SimpleType.DYN) : SimpleType.DYN;
    }
}
