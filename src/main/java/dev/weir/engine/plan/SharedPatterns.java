package dev.weir.engine.plan;

import dev.weir.rules.rule.Rule;
import dev.weir.rules.rule.RuleFeature;
import dev.weir.rules.rule.RulePattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Groups the rules that share a pattern. A draining version shares it too. */
final class SharedPatterns {
    private final Map<String, PatternPlan> byId = new TreeMap<>();
    private final Map<List<String>, Map<String, PatternPlan>> byCombination = new HashMap<>();

    SharedPatterns(List<RuleInForce> rules) {
        Map<String, List<PatternPlan.Use>> uses = new TreeMap<>();
        for (RuleInForce inForce : rules) {
            add(inForce.rule(), inForce.patternSinceEpoch(), Long.MAX_VALUE, uses);
            for (RuleInForce.Earlier earlier : inForce.draining()) {
                add(earlier.rule(), earlier.sinceEpoch(), earlier.untilEpoch(), uses);
            }
        }
        uses.forEach((id, sharing) -> keep(plan(id, sharing)));
    }

    private static void add(Rule rule, long sinceEpoch, long untilEpoch, Map<String, List<PatternPlan.Use>> uses) {
        rule.pattern().ifPresent(pattern -> {
            String id = pattern.compiled().id();
            uses.computeIfAbsent(id, unseen -> new ArrayList<>())
                    .add(new PatternPlan.Use(rule, sinceEpoch, untilEpoch, ownFeatures(rule, pattern)));
        });
    }

    private static List<PatternPlan.Named> ownFeatures(Rule rule, RulePattern pattern) {
        List<PatternPlan.Named> own = new ArrayList<>();
        for (RuleFeature feature : rule.features()) {
            if (feature.definition().by().equals(pattern.compiled().definition().by())) {
                own.add(new PatternPlan.Named(feature, FeatureRequest.of(feature.definition())));
            }
        }
        return List.copyOf(own);
    }

    private static PatternPlan plan(String id, List<PatternPlan.Use> uses) {
        RulePattern pattern = uses.get(0).rule().pattern().orElseThrow();
        return new PatternPlan(id, pattern, uses);
    }

    private void keep(PatternPlan plan) {
        byId.put(plan.id(), plan);
        byCombination
                .computeIfAbsent(plan.pattern().compiled().definition().by(), by -> new TreeMap<>())
                .put(plan.id(), plan);
    }

    /** Returns all patterns, by the id of their structure. */
    Map<String, PatternPlan> byId() {
        return Map.copyOf(byId);
    }

    /** Returns the combinations of fields that patterns are kept by. */
    Set<List<String>> keySpaces() {
        return new HashSet<>(byCombination.keySet());
    }

    /** Returns the patterns of one combination, by id. */
    Map<String, PatternPlan> of(List<String> by) {
        return byCombination.getOrDefault(by, Map.of());
    }
}
