package dev.weir.engine;

import dev.weir.events.EventType;
import dev.weir.events.Schema;
import dev.weir.features.FeatureDefinition;
import dev.weir.features.Retention;
import dev.weir.features.SeriesDefinition;
import dev.weir.rules.Mode;
import dev.weir.rules.Rule;
import dev.weir.rules.RuleFeature;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Groups the features of all rules by what they are kept by, so that what two rules share is kept and asked once. */
final class RulebookPlanner {
    private static final List<String> BY_SKU = List.of(Schema.SKU);

    private final EngineSettings settings;
    private final List<Rule> rules;
    /** Features by the combination they are kept by, each definition once. */
    private final Map<List<String>, Map<FeatureDefinition, RuleFeature>> features =
            new TreeMap<>(Comparator.comparing(RulebookPlanner::nameOf));

    RulebookPlanner(Collection<Rule> all, EngineSettings settings) {
        this.settings = settings;
        this.rules = all.stream()
                .filter(rule -> rule.mode() != Mode.OFF)
                .sorted(Comparator.comparing(Rule::id))
                .toList();
        features.put(BY_SKU, new LinkedHashMap<>());
        for (Rule rule : rules) {
            for (RuleFeature feature : rule.features()) {
                features.computeIfAbsent(feature.definition().by(), by -> new LinkedHashMap<>())
                        .putIfAbsent(feature.definition(), feature);
            }
        }
    }

    TypePlan plan(EventType type) {
        List<Rule> triggered = rules.stream().filter(rule -> rule.on() == type).toList();
        List<KeyPlan> keys = new ArrayList<>();
        for (List<String> by : features.keySet()) {
            keyPlan(by, type, triggered).ifPresent(keys::add);
        }
        List<RulePlan> plans =
                triggered.stream().map(rule -> rulePlan(rule, keys)).toList();
        return new TypePlan(List.copyOf(keys), plans, stockKey(keys));
    }

    private Optional<KeyPlan> keyPlan(List<String> by, EventType type, List<Rule> triggered) {
        Optional<KeyedBy> reader = KeyedBy.of(by, type, settings.schema());
        if (reader.isEmpty()) {
            return Optional.empty();
        }
        Map<Long, SeriesPlan> series = seriesOf(by);
        List<SeriesPlan> feeds = series.values().stream()
                .filter(plan -> plan.definition().over() == type)
                .toList();
        boolean bySku = by.equals(BY_SKU);
        KeyPlan plan = new KeyPlan(
                nameOf(by),
                type,
                reader.get(),
                feeds,
                bySku && type == EventType.INVENTORY,
                asksOf(by, triggered),
                bySku && triggered.stream().anyMatch(Rule::usesStock),
                Set.copyOf(series.keySet()),
                keepMillis(by));
        return plan.remembers() || plan.answers() ? Optional.of(plan) : Optional.empty();
    }

    private Map<Long, SeriesPlan> seriesOf(List<String> by) {
        Map<Long, List<RuleFeature>> users = new LinkedHashMap<>();
        for (RuleFeature feature : featuresBy(by).values()) {
            users.computeIfAbsent(feature.definition().series().id(), id -> new ArrayList<>())
                    .add(feature);
        }
        Map<Long, SeriesPlan> plans = new LinkedHashMap<>();
        users.forEach((id, sharing) -> plans.put(id, seriesPlan(id, sharing)));
        return plans;
    }

    private SeriesPlan seriesPlan(long id, List<RuleFeature> sharing) {
        SeriesDefinition definition = sharing.get(0).definition().series();
        List<FeatureDefinition> definitions =
                sharing.stream().map(RuleFeature::definition).toList();
        return new SeriesPlan(
                id, definition, sharing.get(0).input(), Retention.of(definitions, settings.seriesLimits()));
    }

    private List<FeatureDefinition> asksOf(List<String> by, List<Rule> triggered) {
        Set<FeatureDefinition> asks = new LinkedHashSet<>();
        for (Rule rule : triggered) {
            for (RuleFeature feature : rule.features()) {
                if (feature.definition().by().equals(by)) {
                    asks.add(feature.definition());
                }
            }
        }
        return List.copyOf(asks);
    }

    private long keepMillis(List<String> by) {
        long longest = featuresBy(by).keySet().stream()
                .mapToLong(FeatureDefinition::windowMillis)
                .max()
                .orElse(0);
        return Math.max(longest + settings.seriesLimits().lateMillis(), settings.deduplicationMillis());
    }

    private static RulePlan rulePlan(Rule rule, List<KeyPlan> keys) {
        Map<String, RulePlan.Slot> slots = new HashMap<>();
        for (RuleFeature feature : rule.features()) {
            String by = nameOf(feature.definition().by());
            for (int key = 0; key < keys.size(); key++) {
                int ask = keys.get(key).asks().indexOf(feature.definition());
                if (keys.get(key).by().equals(by) && ask >= 0) {
                    slots.put(feature.name(), new RulePlan.Slot(key, ask));
                }
            }
        }
        return new RulePlan(rule, Map.copyOf(slots));
    }

    private static int stockKey(List<KeyPlan> keys) {
        for (int key = 0; key < keys.size(); key++) {
            if (keys.get(key).asksStock() || keys.get(key).feedsStock()) {
                return key;
            }
        }
        return -1;
    }

    private Map<FeatureDefinition, RuleFeature> featuresBy(List<String> by) {
        return features.getOrDefault(by, Map.of());
    }

    private static String nameOf(List<String> by) {
        return String.join("+", by);
    }
}
