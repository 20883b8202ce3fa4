package dev.weir.cli.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts of decisions by outcome, and of hits by rule. Bounded: beyond {@value #MOST} names the rest share one.
 * For use by one thread.
 */
final class RuleHits {
    static final int MOST = 2_000;
    private static final String OTHERS = "(others)";

    private final Map<String, Long> outcomes = new TreeMap<>();
    private final Map<String, Hits> rules = new TreeMap<>();
    private long decisions;

    /** What a rule did. */
    static final class Hits {
        private long live;
        private long shadow;
        private double amount;

        /** Returns how many decisions it is a reason of. */
        long live() {
            return live;
        }

        /** Returns how many it would have been a reason of, in shadow mode. */
        long shadow() {
            return shadow;
        }

        /** Returns the mean of its scores; 0 if there are none. */
        double meanScore() {
            return live == 0 ? 0 : amount / live;
        }
    }

    /** Counts a decision; what is none is left out. */
    void add(JsonNode decision) {
        if (!decision.has("decisionId")) {
            return;
        }
        if (decision.hasNonNull("outcome")) {
            decisions++;
            outcomes.merge(bounded(decision.path("outcome").asText(), outcomes), 1L, Long::sum);
        }
        for (JsonNode reason : decision.path("reasons")) {
            Hits hits = of(reason);
            hits.live++;
            hits.amount += reason.path("score").asDouble();
        }
        decision.path("shadow").forEach(reason -> of(reason).shadow++);
    }

    private Hits of(JsonNode reason) {
        return rules.computeIfAbsent(bounded(reason.path("rule").asText(), rules), first -> new Hits());
    }

    private static String bounded(String name, Map<String, ?> known) {
        return known.size() < MOST || known.containsKey(name) ? name : OTHERS;
    }

    long decisions() {
        return decisions;
    }

    Map<String, Long> outcomes() {
        return outcomes;
    }

    Map<String, Hits> rules() {
        return rules;
    }
}
