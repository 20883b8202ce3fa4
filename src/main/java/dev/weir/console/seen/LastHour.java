package dev.weir.console.seen;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * Counts of the last hour, by when something was decided, in slots of some seconds: their number does not grow with the
 * rate. Not safe for use by several threads.
 */
final class LastHour {
    /** The length of a slot. */
    static final int SLOT_MILLIS = 5_000;
    /** The number of slots. */
    static final int SLOTS = 720;

    private final CountedSlot[] ring = new CountedSlot[SLOTS];

    LastHour() {
        for (int i = 0; i < SLOTS; i++) {
            ring[i] = new CountedSlot();
        }
    }

    /** Counts a decision; one that is too old for the hour is left out. */
    void add(DecisionRow row, boolean isDecision, boolean isTimed, long nowMillis) {
        long slot = row.decidedAtMillis() / SLOT_MILLIS;
        long now = nowMillis / SLOT_MILLIS;
        if (slot <= now - SLOTS || slot > now + 1) {
            return;
        }
        CountedSlot counted = ring[(int) (slot % SLOTS)];
        if (!counted.is(slot)) {
            counted.begin(slot);
        }
        counted.add(row, isDecision, isTimed);
    }

    /** Returns sums over some slots each, the earliest first; the last one ends with the slot before the present one. */
    HourTotals totals(long nowMillis, int slotsEach, int pieces) {
        long end = nowMillis / SLOT_MILLIS;
        List<HourTotals.Piece> all = new ArrayList<>();
        for (int i = pieces; i > 0; i--) {
            all.add(piece(end - (long) i * slotsEach, slotsEach));
        }
        return new HourTotals(slotsEach * SLOT_MILLIS, all);
    }

    private HourTotals.Piece piece(long from, int slots) {
        int decisions = 0;
        Map<String, Integer> outcomes = new TreeMap<>();
        Map<String, RuleCount> rules = new TreeMap<>();
        Histogram took = CountedSlot.empty();
        for (long slot = from; slot < from + slots; slot++) {
            CountedSlot counted = ring[(int) (slot % SLOTS)];
            if (counted.is(slot)) {
                decisions += counted.decisions();
                counted.outcomes().forEach((name, count) -> outcomes.merge(name, count, Integer::sum));
                counted.rules().forEach((name, count) -> rules.merge(name, count, RuleCount::plus));
                counted.addTo(took);
            }
        }
        return new HourTotals.Piece(
                from * SLOT_MILLIS,
                decisions,
                outcomes,
                rules,
                took.getTotalCount(),
                took.getValueAtPercentile(50),
                took.getValueAtPercentile(99));
    }
}
