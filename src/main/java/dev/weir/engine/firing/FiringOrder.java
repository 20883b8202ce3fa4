package dev.weir.engine.firing;

import dev.weir.rules.rule.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The order of rules that ask whether others fire in the same decision: each after those that it asks about. Updates that
 * would make a circle are refused; in one that came about in another way, a rule does not see those that come later.
 *
 * @param ranks place of each such rule, by its id, from 0
 */
public record FiringOrder(Map<String, Integer> ranks) {
    /** Makes a defensive copy. */
    public FiringOrder {
        ranks = Map.copyOf(ranks);
    }

    /**
     * Sorts rules topologically, by id where that leaves a choice (Kahn 1962). Cost: n log n in the number of rules that ask
     * and of what they ask.
     */
    public static FiringOrder of(Collection<Rule> rules) {
        Map<String, Integer> awaited = new TreeMap<>();
        Map<String, List<String>> askers = new HashMap<>();
        for (Rule rule : rules) {
            if (!rule.lookbacks().alongside().isEmpty()) {
                awaited.put(rule.id(), 0);
            }
        }
        for (Rule rule : rules) {
            for (String asked : rule.lookbacks().alongside()) {
                if (awaited.containsKey(asked)) {
                    awaited.merge(rule.id(), 1, Integer::sum);
                    askers.computeIfAbsent(asked, none -> new ArrayList<>()).add(rule.id());
                }
            }
        }
        return new FiringOrder(ranks(awaited, askers));
    }

    private static Map<String, Integer> ranks(Map<String, Integer> awaited, Map<String, List<String>> askers) {
        Map<String, Integer> ranks = new HashMap<>();
        Set<String> ready = new TreeSet<>();
        awaited.forEach((id, others) -> {
            if (others == 0) {
                ready.add(id);
            }
        });
        Set<String> left = new TreeSet<>(awaited.keySet());
        while (!left.isEmpty()) {
            Set<String> from = ready.isEmpty() ? left : ready;
            String next = from.iterator().next();
            ready.remove(next);
            left.remove(next);
            ranks.put(next, ranks.size());
            for (String asker : askers.getOrDefault(next, List.of())) {
                if (awaited.merge(asker, -1, Integer::sum) == 0 && left.contains(asker)) {
                    ready.add(asker);
                }
            }
        }
        return ranks;
    }

    /** Returns the place of a rule; 0 for one that asks about no other. */
    public int rank(String rule) {
        return ranks.getOrDefault(rule, 0);
    }
}
