package dev.weir.rules.expression.value;

import com.google.common.primitives.UnsignedLong;
import dev.cel.runtime.AccumulatedUnknowns;
import dev.cel.runtime.CelUnknownSet;
import dev.weir.events.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Converts values to and from the types of CEL's runtime.
 *
 * <p>An absent value is CEL's <i>unknown</i>: an operator over an unknown is unknown, {@code unknown || true} is true
 * and {@code unknown && false} is false, which is the meaning of absence in rules, and it costs no exception.
 */
public final class CelValues {
    /**
     * The absent value. The runtime merges unknowns in place; since all of them are this empty one, merging changes
     * nothing, and it can be shared.
     */
    public static final Object ABSENT = AccumulatedUnknowns.create(List.of(), List.of());

    private static final Value TRUE = new Value.Bool(true);
    private static final Value FALSE = new Value.Bool(false);

    private CelValues() {}

    /** Returns whether a value of the runtime is absent. */
    public static boolean isAbsent(Object value) {
        return value instanceof AccumulatedUnknowns
                || value instanceof CelUnknownSet
                || (value instanceof CelStruct struct && struct.isZeroValue());
    }

    /** Converts a value to its CEL form. */
    public static Object toCel(Value value) {
        if (value instanceof Value.Text text) {
            return text.value();
        }
        if (value instanceof Value.Int number) {
            return number.value();
        }
        if (value instanceof Value.Real number) {
            return number.value();
        }
        if (value instanceof Value.Bool truth) {
            return truth.value();
        }
        if (value instanceof Value.Time time) {
            return Instant.ofEpochMilli(time.epochMillis());
        }
        if (value instanceof Value.Items items) {
            return items.values().stream().map(CelValues::toCel).toList();
        }
        if (value instanceof Value.Entries entries) {
            Map<String, Object> map = new LinkedHashMap<>();
            entries.values().forEach((key, entry) -> map.put(key, toCel(entry)));
            return map;
        }
        return ABSENT;
    }

    /**
     * Converts a CEL value to ours. NaN becomes absent.
     *
     * @param meter limits its size
     * @throws EvaluationException for a value that has no counterpart outside CEL, such as bytes, a duration or
     *     infinity
     */
    public static Value fromCel(Object value, Meter meter) throws EvaluationException {
        if (value instanceof String text) {
            meter.chargeCopying(text.length());
            return new Value.Text(text);
        }
        if (value instanceof Long number) {
            return new Value.Int(number);
        }
        if (value instanceof Double number) {
            return real(number);
        }
        if (value instanceof Boolean truth) {
            return truth ? TRUE : FALSE;
        }
        if (value instanceof Instant time) {
            return new Value.Time(time.toEpochMilli());
        }
        if (value instanceof UnsignedLong number && number.bigIntegerValue().bitLength() < Long.SIZE) {
            return new Value.Int(number.longValue());
        }
        return isAbsent(value) ? Value.absent() : container(value, meter);
    }

    private static Value container(Object value, Meter meter) throws EvaluationException {
        if (value instanceof List<?> list) {
            List<Value> items = new ArrayList<>(list.size());
            for (Object element : list) {
                meter.charge(1);
                items.add(fromCel(element, meter));
            }
            return new Value.Items(items);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Value> entries = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                meter.charge(1);
                entries.put(String.valueOf(entry.getKey()), fromCel(entry.getValue(), meter));
            }
            return new Value.Entries(entries);
        }
        throw new EvaluationException("the result is no value that can be written, but a "
                + value.getClass().getSimpleName());
    }

    private static Value real(double number) throws EvaluationException {
        if (Double.isInfinite(number)) {
            throw new EvaluationException("the result is not a finite number");
        }
        return Value.ofReal(number);
    }
}
