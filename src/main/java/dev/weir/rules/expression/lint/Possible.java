package dev.weir.rules.expression.lint;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a value can be under all that was asked of it so far: numbers between two bounds, or some values. For one use. */
final class Possible {
    private final boolean whole;
    private @Nullable BigDecimal least;
    private @Nullable BigDecimal most;
    private boolean leastOpen;
    private boolean mostOpen;
    private @Nullable Set<Object> some;
    private final Set<Object> excluded = new HashSet<>();

    /** Starts with all that a value can be. */
    Possible(Range range) {
        whole = range.whole();
        range.bounds().ifPresent(bounds -> {
            compare("_>=_", BigDecimal.valueOf(bounds.least()));
            if (bounds.most() < Long.MAX_VALUE) {
                compare("_<=_", BigDecimal.valueOf(bounds.most()));
            }
        });
    }

    /** Returns a number so that equal ones are equal objects. */
    static BigDecimal number(BigDecimal number) {
        return number.stripTrailingZeros();
    }

    /**
     * Asks for a comparison with a number.
     *
     * @param function {@code <}, {@code <=}, {@code >} or {@code >=}, as CEL calls it; others ask for nothing
     */
    void compare(String function, BigDecimal number) {
        BigDecimal floor = whole ? number.setScale(0, RoundingMode.FLOOR) : number;
        BigDecimal ceiling = whole ? number.setScale(0, RoundingMode.CEILING) : number;
        switch (function) {
            case "_>_" -> atLeast(whole ? floor.add(BigDecimal.ONE) : number, !whole);
            case "_>=_" -> atLeast(ceiling, false);
            case "_<_" -> atMost(whole ? ceiling.subtract(BigDecimal.ONE) : number, !whole);
            case "_<=_" -> atMost(floor, false);
            default -> {}
        }
    }

    private void atLeast(BigDecimal number, boolean open) {
        int compared = least == null ? 1 : number.compareTo(least);
        if (compared >= 0) {
            leastOpen = compared == 0 ? leastOpen || open : open;
            least = number;
        }
    }

    private void atMost(BigDecimal number, boolean open) {
        int compared = most == null ? -1 : number.compareTo(most);
        if (compared <= 0) {
            mostOpen = compared == 0 ? mostOpen || open : open;
            most = number;
        }
    }

    /** Asks for one of these values. */
    void isOneOf(Collection<Object> values) {
        Set<Object> both = new HashSet<>(values);
        if (some != null) {
            both.retainAll(some);
        }
        some = both;
    }

    /** Asks for another value. */
    void isNot(Object value) {
        excluded.add(value);
    }

    /** Returns whether no value is left. */
    boolean isNothing() {
        return some != null ? some.stream().noneMatch(this::isLeft) : hasNoNumber() || isNoTruth();
    }

    private boolean isLeft(Object value) {
        return !excluded.contains(value) && (!(value instanceof BigDecimal number) || isWithin(number));
    }

    private boolean isWithin(BigDecimal number) {
        int overLeast = least == null ? 1 : number.compareTo(least);
        int underMost = most == null ? 1 : most.compareTo(number);
        boolean fits = !whole || number.scale() <= 0;
        return fits && (leastOpen ? overLeast > 0 : overLeast >= 0) && (mostOpen ? underMost > 0 : underMost >= 0);
    }

    private boolean isNoTruth() {
        return excluded.contains(true) && excluded.contains(false);
    }

    private boolean hasNoNumber() {
        if (least == null || most == null) {
            return false;
        }
        int compared = least.compareTo(most);
        return compared > 0 || (compared == 0 && (leastOpen || mostOpen || excluded.contains(number(least))));
    }
}
