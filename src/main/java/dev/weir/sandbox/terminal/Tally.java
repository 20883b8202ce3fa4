package dev.weir.sandbox.terminal;

import dev.weir.io.record.DecisionSeen;
import dev.weir.io.record.MeasuredModel;
import dev.weir.sandbox.load.Latency;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The counts of decisions. Every decision counts under its outcome, and once under each rule among its reasons. Safe
 * for use by several threads.
 */
public final class Tally {

    /**
     * The counts at one time.
     *
     * @param outcomes most frequent first
     * @param rules most frequent first
     * @param models what was measured last of each model that the job trains
     * @param latency since the previous snapshot, as text
     * @param settledLatency since {@link Tally#settle}, as text
     */
    public record Snapshot(
            long decisions,
            Map<String, Long> outcomes,
            Map<String, Long> rules,
            Map<String, MeasuredModel> models,
            String latency,
            String settledLatency) {}

    private final Map<String, Long> outcomes = new HashMap<>();
    private final Map<String, Long> rules = new HashMap<>();
    private final Map<String, MeasuredModel> models = new TreeMap<>();
    private final Latency recent = new Latency();
    private final Latency settled = new Latency();
    private long decisions;

    /** Counts a decision. */
    synchronized void add(DecisionSeen decision) {
        decisions++;
        outcomes.merge(decision.outcome(), 1L, Long::sum);
        decision.causes().stream()
                .map(DecisionSeen.Cause::rule)
                .distinct()
                .forEach(rule -> rules.merge(rule, 1L, Long::sum));
    }

    /** Takes what was measured of a model. */
    synchronized void measured(String model, MeasuredModel figures) {
        models.put(model, figures);
    }

    /** Counts how long a decision took. */
    synchronized void addLatency(long nanos) {
        recent.add(nanos);
    }

    /** Returns the present counts, and resets the recent latency. */
    synchronized Snapshot snapshot() {
        settled.addAll(recent);
        Snapshot now = new Snapshot(
                decisions,
                ranked(outcomes),
                ranked(rules),
                new TreeMap<>(models),
                recent.toString(),
                settled.toString());
        recent.clear();
        return now;
    }

    /** Marks the end of the warm-up. The settled latency only covers what comes after. */
    synchronized void settle() {
        recent.clear();
        settled.clear();
    }

    private static Map<String, Long> ranked(Map<String, Long> counts) {
        Map<String, Long> ranked = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> ranked.put(entry.getKey(), entry.getValue()));
        return ranked;
    }
}
