package dev.weir.engine.decide;

import dev.weir.events.answer.Reason;
import java.util.Comparator;
import java.util.List;

/** The order of reasons by severity. */
final class Severity {
    private final List<String> outcomes;

    /**
     * Creates an order from outcomes listed from the mildest to the most severe. Any other outcome ranks below all of
     * them.
     */
    Severity(List<String> outcomes) {
        this.outcomes = outcomes;
    }

    /** Returns the more severe of two outcomes; {@code ""} stands for none. */
    String stricter(String one, String two) {
        boolean second = one.isEmpty() || (!two.isEmpty() && outcomes.indexOf(two) > outcomes.indexOf(one));
        return second ? two : one;
    }

    /** Returns an order with the most severe outcome first, then the higher priority, then the rule id. */
    Comparator<Reason> order() {
        return Comparator.comparingInt((Reason reason) -> -outcomes.indexOf(reason.outcome()))
                .thenComparingInt(reason -> -reason.priority())
                .thenComparing(Reason::rule);
    }
}
