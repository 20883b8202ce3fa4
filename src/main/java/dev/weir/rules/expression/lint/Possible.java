package dev.weir.rules.expression.lint;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a value can be under all that was asked of it so far: numbers between two bounds, or some texts. For one use. */
final class Possible {
    private @Nullable BigDecimal least;
    private @Nullable BigDecimal most;
    private boolean leastOpen;
    private boolean mostOpen;
    private @Nullable Set<String> texts;
    private final Set<Object> excluded = new HashSet<>();

    /**
     * Asks for a comparison with a number.
     *
     * @param function the operator, as CEL calls it; others than comparisons ask for nothing
     */
    void compare(String function, BigDecimal number) {
        switch (function) {
            case "_==_" -> {
                atLeast(number, false);
                atMost(number, false);
            }
            case "_!=_" -> excluded.add(number.stripTrailingZeros());
            case "_>_" -> atLeast(number, true);
            case "_>=_" -> atLeast(number, false);
            case "_<_" -> atMost(number, true);
            case "_<=_" -> atMost(number, false);
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

    /** Asks for one of these texts. */
    void isOneOf(Collection<String> some) {
        Set<String> both = new HashSet<>(some);
        if (texts != null) {
            both.retainAll(texts);
        }
        texts = both;
    }

    /** Asks for another text. */
    void isNot(String text) {
        excluded.add(text);
    }

    /** Returns whether no value is left. */
    boolean isNothing() {
        return (texts != null && excluded.containsAll(texts)) || hasNoNumber();
    }

    private boolean hasNoNumber() {
        if (least == null || most == null) {
            return false;
        }
        int compared = least.compareTo(most);
        return compared > 0
                || (compared == 0 && (leastOpen || mostOpen || excluded.contains(least.stripTrailingZeros())));
    }
}
