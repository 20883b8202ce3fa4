package dev.weir.engine.join;

import dev.weir.events.answer.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The order of reasons by severity. */
public final class Severity {
    private final List<String> outcomes;

    /**
     * Creates an order from outcomes listed from the mildest to the most severe. Any other outcome ranks below all of
     * them.
     */
    public Severity(List<String> outcomes) {
        this.outcomes = List.copyOf(outcomes);
    }

    /** Returns the more severe of two outcomes; {@code ""} stands for none. */
    public String stricter(String one, String two) {
        boolean second = one.isEmpty() || (!two.isEmpty() && outcomes.indexOf(two) > outcomes.indexOf(one));
        return second ? two : one;
    }

    /** Returns an order with the most severe outcome first, then the higher priority, then the rule id. */
    public Comparator<Reason> order() {
        return Comparator.comparingInt((Reason reason) -> -outcomes.indexOf(reason.outcome()))
                .thenComparingInt(reason -> -reason.priority())
                .thenComparing(Reason::rule);
    }

    /** Returns reasons in this order. */
    public List<Reason> sorted(List<Reason> reasons) {
        if (reasons.size() < 2) {
            return reasons;
        }
        List<Reason> sorted = new ArrayList<>(reasons);
        sorted.sort(order());
        return sorted;
    }
}
