package dev.weir.console.seen;

import java.util.HashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** What was decided within some seconds. Not safe for use by several threads. */
final class CountedSlot {
    /** Longer ones count as this long. */
    static final long MOST_MILLIS = 3_600_000;

    private static final int DIGITS = 2;

    private long number = -1;
    private int decisions;
    private final Map<String, Integer> outcomes = new HashMap<>();
    private final Map<String, RuleCount> rules = new HashMap<>();
    private @Nullable Histogram took;

    /** Empties it for another time. */
    void begin(long slot) {
        number = slot;
        decisions = 0;
        outcomes.clear();
        rules.clear();
        took = null;
    }

    boolean is(long slot) {
        return number == slot;
    }

    void add(DecisionRow row, boolean isDecision, boolean isTimed) {
        if (isDecision) {
            decisions++;
            row.outcomes().forEach(outcome -> outcomes.merge(outcome, 1, Integer::sum));
            row.fired().stream()
                    .filter(each -> row.outcomes().contains(each.outcome()))
                    .map(each -> Map.entry(each.rule(), each.outcome()))
                    .distinct()
                    .forEach(each -> rules.merge(each.getKey(), RuleCount.deciding(each.getValue()), RuleCount::plus));
        }
        row.fired().forEach(each -> rules.merge(each.rule(), RuleCount.firing(), RuleCount::plus));
        row.shadow().forEach(each -> rules.merge(each.rule(), RuleCount.shadowing(), RuleCount::plus));
        if (isTimed) {
            if (took == null) {
                took = empty();
            }
            took.recordValue(Math.min(MOST_MILLIS, row.tookMillis()));
        }
    }

    static Histogram empty() {
        return new Histogram(MOST_MILLIS, DIGITS);
    }

    int decisions() {
        return decisions;
    }

    Map<String, Integer> outcomes() {
        return outcomes;
    }

    Map<String, RuleCount> rules() {
        return rules;
    }

    void addTo(Histogram sum) {
        if (took != null) {
            sum.add(took);
        }
    }
}
