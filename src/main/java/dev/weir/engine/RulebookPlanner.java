package dev.weir.engine;

import dev.weir.events.EventType;
import dev.weir.events.Schema;
import dev.weir.features.FeatureDefinition;
import dev.weir.features.Retention;
import dev.weir.rules.Mode;
import dev.weir.rules.Rule;
import dev.weir.rules.RuleFeature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Groups the features of all rules by what they are kept by, so that what two rules share is kept and asked once. A rule
 * that is switched off asks nothing, but what it kept is still kept: a change of mode loses nothing.
 */
final class RulebookPlanner {
    private static final List<String> BY_SKU = List.of(Schema.SKU);

    private final EngineSettings settings;
    private final List<Rule> asking;
    /** By combination of fields; by sku always, for the stock. */
    private final Map<List<String>, Kept> combinations =
            new TreeMap<>((a, b) -> Arrays.compare(a.toArray(String[]::new), b.toArray(String[]::new)));

    /**
     * What is kept by one combination.
     *
     * @param series by id
     * @param keepMillis how long after its last event a key is kept
     */
    private record Kept(Map<String, SeriesPlan> series, long keepMillis) {}

    RulebookPlanner(Collection<Rule> all, EngineSettings settings) {
        this.settings = settings;
        List<Rule> rules = all.stream().sorted(Comparator.comparing(Rule::id)).toList();
        this.asking = rules.stream().filter(rule -> rule.mode() != Mode.OFF).toList();
        Map<List<String>, List<RuleFeature>> features = new HashMap<>();
        features.put(BY_SKU, new ArrayList<>());
        for (Rule rule : rules) {
            for (RuleFeature feature : rule.features()) {
                features.computeIfAbsent(feature.definition().by(), by -> new ArrayList<>())
                        .add(feature);
            }
        }
        features.forEach((by, sharing) -> combinations.put(by, kept(sharing)));
    }

    /** Cost: linear in the number of features of the rules that the type triggers, and of combinations. */
    TypePlan plan(EventType type) {
        List<Rule> triggered =
                asking.stream().filter(rule -> rule.triggers().contains(type)).toList();
        boolean usesStock = triggered.stream().anyMatch(Rule::usesStock);
        Map<List<String>, Map<FeatureDefinition, Integer>> asks = asksOf(triggered);
        List<KeyPlan> keys = new ArrayList<>();
        Map<List<String>, Integer> indices = new HashMap<>();
        combinations.forEach((by, kept) -> {
            List<FeatureDefinition> asked =
                    List.copyOf(asks.getOrDefault(by, Map.of()).keySet());
            keyPlan(by, type, kept, asked, usesStock && by.equals(BY_SKU)).ifPresent(plan -> {
                indices.put(by, keys.size());
                keys.add(plan);
            });
        });
        List<RulePlan> plans =
                triggered.stream().map(rule -> rulePlan(rule, indices, asks)).toList();
        return new TypePlan(List.copyOf(keys), plans, indices.getOrDefault(BY_SKU, -1));
    }

    private Optional<KeyPlan> keyPlan(
            List<String> by, EventType type, Kept kept, List<FeatureDefinition> asks, boolean asksStock) {
        return KeyedBy.of(by, type, settings.schema())
                .map(reader -> new KeyPlan(
                        reader,
                        kept.series().values().stream()
                                .filter(series -> series.definition().over() == type)
                                .toList(),
                        by.equals(BY_SKU) && type == EventType.INVENTORY,
                        asks,
                        asks.stream().map(feature -> feature.series().id()).toList(),
                        asksStock,
                        Set.copyOf(kept.series().keySet()),
                        kept.keepMillis()))
                .filter(plan -> plan.remembers() || plan.answers());
    }

    private Kept kept(List<RuleFeature> features) {
        Map<String, List<RuleFeature>> sharing = new LinkedHashMap<>();
        long longestMillis = 0;
        for (RuleFeature feature : features) {
            sharing.computeIfAbsent(feature.definition().series().id(), id -> new ArrayList<>())
                    .add(feature);
            longestMillis = Math.max(longestMillis, feature.definition().windowMillis());
        }
        Map<String, SeriesPlan> series = new LinkedHashMap<>();
        sharing.forEach((id, users) -> series.put(id, seriesPlan(id, users)));
        long keepMillis =
                Math.max(longestMillis + settings.seriesLimits().lateMillis(), settings.deduplicationMillis());
        return new Kept(series, keepMillis);
    }

    private SeriesPlan seriesPlan(String id, List<RuleFeature> users) {
        List<FeatureDefinition> definitions =
                users.stream().map(RuleFeature::definition).toList();
        return new SeriesPlan(
                id,
                definitions.get(0).series(),
                users.get(0).input(),
                Retention.of(definitions, settings.seriesLimits()));
    }

    /** What is asked of each combination, each feature once, with its place among the answers. */
    private static Map<List<String>, Map<FeatureDefinition, Integer>> asksOf(List<Rule> triggered) {
        Map<List<String>, Map<FeatureDefinition, Integer>> asks = new HashMap<>();
        for (Rule rule : triggered) {
            for (RuleFeature feature : rule.features()) {
                Map<FeatureDefinition, Integer> asked =
                        asks.computeIfAbsent(feature.definition().by(), by -> new LinkedHashMap<>());
                asked.putIfAbsent(feature.definition(), asked.size());
            }
        }
        return asks;
    }

    private static RulePlan rulePlan(
            Rule rule, Map<List<String>, Integer> indices, Map<List<String>, Map<FeatureDefinition, Integer>> asks) {
        Map<String, RulePlan.Slot> slots = new HashMap<>();
        for (RuleFeature feature : rule.features()) {
            Integer key = indices.get(feature.definition().by());
            Integer ask = asks.getOrDefault(feature.definition().by(), Map.of()).get(feature.definition());
            if (key != null && ask != null) {
                slots.put(feature.name(), new RulePlan.Slot(key, ask));
            }
        }
        return new RulePlan(rule, Map.copyOf(slots));
    }
}
