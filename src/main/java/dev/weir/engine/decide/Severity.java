package dev.weir.engine.decide;

import dev.weir.events.answer.Reason;
import java.util.Comparator;
import java.util.List;

/** Which of two reasons weighs more. */
final class Severity {
    private final List<String> outcomes;

    /** Creates an order of outcomes from the mildest to the most severe. Any other outcome ranks below all of them. */
    Severity(List<String> outcomes) {
        this.outcomes = outcomes;
    }

    /** The more severe of two outcomes, of which {@code ""} is none. */
    String stricter(String one, String two) {
        boolean second = one.isEmpty() || (!two.isEmpty() && outcomes.indexOf(two) > outcomes.indexOf(one));
        return second ? two : one;
    }

    /** The most severe first; then the higher priority; then by rule id. */
    Comparator<Reason> order() {
        return Comparator.comparingInt((Reason reason) -> -outcomes.indexOf(reason.outcome()))
                .thenComparingInt(reason -> -reason.priority())
                .thenComparing(Reason::rule);
    }
}
