package dev.weir.engine.plan;

import dev.weir.events.EventType;
import dev.weir.features.definition.FeatureDefinition;
import dev.weir.features.definition.Retention;
import dev.weir.rules.expression.FeatureInput;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is kept for the keys of one combination of fields.
 *
 * @param series by id
 * @param patterns by the id of their structure
 * @param keepMillis how long after its last event a key is kept
 */
record KeySpace(Map<String, SeriesPlan> series, Map<String, PatternPlan> patterns, long keepMillis) {

    /** An aggregate, what it takes of an event, and the id of the rule that has it. */
    record Owned(String rule, FeatureDefinition definition, FeatureInput input) {}

    /** Plans the features and patterns kept for this combination. */
    static KeySpace of(List<Owned> features, Map<String, PatternPlan> patterns, EngineSettings settings) {
        Map<String, List<Owned>> sharing = new LinkedHashMap<>();
        long longestMillis = 0;
        for (Owned feature : features) {
            sharing.computeIfAbsent(feature.definition().series().id(), id -> new ArrayList<>())
                    .add(feature);
            longestMillis = Math.max(longestMillis, feature.definition().windowMillis());
        }
        for (PatternPlan pattern : patterns.values()) {
            longestMillis = Math.max(longestMillis, pattern.spanMillis());
        }
        Map<String, SeriesPlan> series = new LinkedHashMap<>();
        sharing.forEach((id, users) -> series.put(id, seriesPlan(id, users, settings)));
        long keepMillis =
                Math.max(longestMillis + settings.seriesLimits().lateMillis(), settings.deduplicationMillis());
        return new KeySpace(series, patterns, keepMillis);
    }

    private static SeriesPlan seriesPlan(String id, List<Owned> users, EngineSettings settings) {
        List<FeatureDefinition> definitions =
                users.stream().map(Owned::definition).toList();
        return new SeriesPlan(
                id,
                definitions.get(0).series(),
                users.get(0).input(),
                Retention.of(definitions, settings.seriesLimits()),
                users.stream().map(Owned::rule).distinct().toList());
    }

    /** Returns the series that take in events of a type. */
    List<SeriesPlan> feeds(EventType type) {
        return series.values().stream()
                .filter(plan -> plan.definition().over().equals(type))
                .toList();
    }

    /** Returns the patterns that wait for events of a type. */
    List<PatternPlan> patterns(EventType type) {
        return patterns.values().stream()
                .filter(plan -> plan.pattern().compiled().definition().types().contains(type))
                .toList();
    }

    /** Returns the ids of all series and patterns. */
    Set<String> kept() {
        Set<String> kept = new HashSet<>(series.keySet());
        kept.addAll(patterns.keySet());
        for (PatternPlan pattern : patterns.values()) {
            String shared = pattern.pattern().compiled().sharedId();
            if (!shared.isEmpty()) {
                kept.add(shared);
            }
        }
        return Set.copyOf(kept);
    }
}
