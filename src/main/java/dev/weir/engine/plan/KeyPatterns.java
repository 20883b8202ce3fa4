package dev.weir.engine.plan;

import dev.weir.events.EventType;
import dev.weir.events.definition.Schema;
import dev.weir.patterns.definition.Interest;
import dev.weir.patterns.definition.Stage.Condition;
import dev.weir.patterns.match.CompiledPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The patterns kept for a combination of fields that an event of one type may be part of, and the conditions on such an
 * event for those without open matches: patterns that begin alike evaluate them once. Immutable.
 */
public final class KeyPatterns {
    /** So many patterns are looked through faster than looked up. */
    private static final int FEW = 4;

    private final List<PatternPlan> plans;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<PatternStart> starts;
    private final boolean asksFeatures;
    private final boolean asksEventsAlone;

    private KeyPatterns(List<PatternPlan> plans, EventType type, Schema schema) {
        this.plans = List.copyOf(plans);
        this.asksFeatures =
                plans.stream().anyMatch(plan -> plan.conditionAnswers().size() > 0);
        this.asksEventsAlone =
                !asksFeatures && plans.stream().noneMatch(plan -> plan.pattern().usesStock());
        Map<List<String>, List<Integer>> alike = new LinkedHashMap<>();
        for (int place = 0; place < plans.size(); place++) {
            PatternPlan plan = plans.get(place);
            places.put(plan.id(), place);
            alike.computeIfAbsent(whatBegins(plan, type), begin -> new ArrayList<>())
                    .add(place);
        }
        this.starts = alike.values().stream()
                .map(members -> new PatternStart(plans, members, type, schema))
                .filter(PatternStart::isWorthAsking)
                .toList();
    }

    /** Creates them from the plans of the patterns, for events of a type. */
    static KeyPatterns of(List<PatternPlan> plans, EventType type, Schema schema) {
        return new KeyPatterns(plans, type, schema);
    }

    private static List<String> whatBegins(PatternPlan plan, EventType type) {
        CompiledPattern compiled = plan.pattern().compiled();
        Interest interest = Interest.of(compiled.definition(), type);
        List<String> texts = new ArrayList<>();
        for (Condition condition : interest.asked()) {
            texts.add(condition.text());
        }
        texts.add(interest.otherwise() ? "always" : "");
        texts.add(compiled.sharedId());
        return texts;
    }

    /** Returns the number of patterns. */
    public int size() {
        return plans.size();
    }

    /** Returns whether there are no patterns. */
    public boolean isEmpty() {
        return plans.isEmpty();
    }

    /** Returns the pattern at an index, from 0. */
    public PatternPlan get(int place) {
        return plans.get(place);
    }

    /** Returns the index of the pattern with this id, or -1. */
    public int placeOf(String id) {
        if (plans.size() > FEW) {
            return places.getOrDefault(id, -1);
        }
        for (int place = 0; place < plans.size(); place++) {
            if (plans.get(place).id().equals(id)) {
                return place;
            }
        }
        return -1;
    }

    /** Returns the groups of patterns that begin under the same conditions. */
    public List<PatternStart> starts() {
        return starts;
    }

    /** Returns whether conditions of some patterns use features. */
    public boolean asksFeatures() {
        return asksFeatures;
    }

    /** Returns whether conditions of patterns use nothing that the key keeps, neither features nor stock. */
    boolean asksEventsAlone() {
        return asksEventsAlone;
    }
}
