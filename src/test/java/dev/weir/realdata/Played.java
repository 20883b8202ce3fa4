package dev.weir.realdata;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.events.answer.Decision;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What came of a data set that was played: its numbers, for a person to read. */
final class Played {
    private static final String SHADOW = " (shadow)";

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

    /** An event, and what the engine made of it. */
    void event(List<Decision> decisions) {
        events++;
        for (Decision decision : decisions) {
            outcomes.merge(decision.outcome(), 1, Integer::sum);
            decision.reasons().forEach(reason -> rules.merge(reason.rule(), 1, Integer::sum));
            decision.shadow().forEach(reason -> rules.merge(reason.rule() + SHADOW, 1, Integer::sum));
        }
    }

    /** So many events, and what the job wrote of them. */
    void events(int count, Collection<JsonNode> decisions) {
        events += count;
        for (JsonNode decision : decisions) {
            outcomes.merge(decision.required("outcome").asText(), 1, Integer::sum);
            for (JsonNode reason : decision.required("reasons")) {
                rules.merge(reason.required("rule").asText(), 1, Integer::sum);
            }
            for (JsonNode reason : decision.required("shadow")) {
                rules.merge(reason.required("rule").asText() + SHADOW, 1, Integer::sum);
            }
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

    /** Stops the clock and writes the line, with what this thread alone took. */
    void print() {
        double cpuSeconds = (threads.getCurrentThreadCpuTime() - startCpuNanos) / 1e9;
        print(String.format(Locale.ROOT, " (%,.0f per CPU-second)", events / cpuSeconds));
    }

    /** Stops the clock and writes the line, with a remark. */
    void print(String remark) {
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%s: %,d events in %.1f s, %,.0f events/s%s; decisions %s; fired %s%n",
                name,
                events,
                seconds,
                events / seconds,
                remark,
                outcomes,
                rules);
    }
}
