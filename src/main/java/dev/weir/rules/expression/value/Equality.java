package dev.weir.rules.expression.value;

import com.google.common.primitives.UnsignedLong;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * CEL's equality, with numbers compared by {@link Comparison} at any depth, and a charge for every element compared.
 */
public final class Equality {
    private final Meter meter;

    /** Creates an equality that charges this meter. */
    public Equality(Meter meter) {
        this.meter = meter;
    }

    /** Returns whether two values are equal. */
    public boolean equal(Object a, Object b) {
        if (a instanceof Number left) {
            return b instanceof Number right && Comparison.of(left, right) == 0;
        }
        if (a instanceof String left) {
            return b instanceof String right && equal(left, right);
        }
        if (a instanceof Collection<?> left) {
            return b instanceof Collection<?> right && left.size() == right.size() && equal(left, right);
        }
        if (a instanceof Map<?, ?> left) {
            return b instanceof Map<?, ?> right && left.size() == right.size() && equal(left, right);
        }
        return Objects.equals(a, b);
    }

    /** Returns whether an element of a list is equal to a value. */
    public boolean contains(Collection<?> list, Object value) {
        for (Object element : list) {
            meter.charge(2);
            if (equal(element, value)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether every element of the second list is in the first. */
    public boolean containsAll(Collection<?> list, Collection<?> elements) {
        for (Object element : elements) {
            if (!contains(list, element)) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether an element of the second list is in the first. */
    public boolean intersects(Collection<?> list, Collection<?> elements) {
        for (Object element : elements) {
            if (contains(list, element)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns the value of a map at a key, which may be a number of another type than the map's keys; null if there is
     * none.
     */
    public static @Nullable Object at(Map<?, ?> map, Object key) {
        Object value = map.get(key);
        if (value != null || !(key instanceof Number number)) {
            return value;
        }
        long whole = number.longValue();
        if (Comparison.of(whole, number) == 0) {
            value = map.get(whole);
        }
        if (value != null) {
            return value;
        }
        UnsignedLong unsigned = unsigned(number);
        return Comparison.of(unsigned, number) == 0 ? map.get(unsigned) : null;
    }

    private static UnsignedLong unsigned(Number number) {
        double real = number.doubleValue();
        return number instanceof Double && real >= 0x1p63
                ? UnsignedLong.fromLongBits((long) (real - 0x1p63) + Long.MIN_VALUE)
                : UnsignedLong.fromLongBits(number.longValue());
    }

    private boolean equal(String a, String b) {
        if (a.length() != b.length()) {
            return false;
        }
        meter.chargeReading(a.length());
        return a.equals(b);
    }

    private boolean equal(Collection<?> a, Collection<?> b) {
        meter.charge(4);
        Iterator<?> others = b.iterator();
        for (Object element : a) {
            meter.charge(4);
            if (!equal(element, others.next())) {
                return false;
            }
        }
        return true;
    }

    private boolean equal(Map<?, ?> a, Map<?, ?> b) {
        for (Map.Entry<?, ?> entry : a.entrySet()) {
            meter.charge(4);
            Object other = at(b, entry.getKey());
            if (other == null || !equal(entry.getValue(), other)) {
                return false;
            }
        }
        return true;
    }
}
