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
            outcomes.merge(row.outcome(), 1, Integer::sum);
            row.others().forEach(other -> outcomes.merge(other.outcome(), 1, Integer::sum));
        }
        row.fired().forEach(each -> rules.merge(each.rule(), new RuleCount(1, 0), RuleCount::plus));
        row.shadow().forEach(each -> rules.merge(each.rule(), new RuleCount(0, 1), RuleCount::plus));
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
