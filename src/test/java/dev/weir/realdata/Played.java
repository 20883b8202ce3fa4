package dev.weir.realdata;

import dev.weir.events.Decision;
import dev.weir.events.Reason;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What came of a data set that was played: its numbers, for a person to read. */
final class Played {
    private final String name;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final long startNanos = System.nanoTime();
    private final long startCpuNanos = threads.getCurrentThreadCpuTime();
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final Map<String, Integer> rules = new TreeMap<>();
    private int events;

    /** Starts the clock. */
    Played(String name) {
        this.name = name;
    }

    void event(List<Decision> decisions) {
        events++;
        decisions.forEach(this::decision);
    }

    private void decision(Decision decision) {
        outcomes.merge(decision.outcome(), 1, Integer::sum);
        for (Reason reason : decision.reasons()) {
            rules.merge(reason.rule(), 1, Integer::sum);
        }
        for (Reason reason : decision.shadow()) {
            rules.merge(reason.rule() + " (shadow)", 1, Integer::sum);
        }
    }

    int events() {
        return events;
    }

    int outcome(String outcome) {
        return outcomes.getOrDefault(outcome, 0);
    }

    int decisions() {
        return outcomes.values().stream().mapToInt(Integer::intValue).sum();
    }

    int fired(String rule) {
        return rules.getOrDefault(rule, 0);
    }

    /** Stops the clock and writes the line. */
    void print() {
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        double cpuSeconds = (threads.getCurrentThreadCpuTime() - startCpuNanos) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%s: %,d events in %.1f s, %,.0f events/s (%,.0f per CPU-second); decisions %s; fired %s%n",
                name,
                events,
                seconds,
                events / seconds,
                events / cpuSeconds,
                outcomes,
                rules);
    }
}
