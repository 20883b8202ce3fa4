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
 * The patterns that a combination of fields keeps, as far as an event of one type may be part of them, and what has to hold of
 * such an event for those in which nothing is open: patterns that begin alike ask it once. Immutable.
 */
public final class KeyPatterns {
    private final List<PatternPlan> plans;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<PatternStart> starts;
    private final boolean asksFeatures;

    private KeyPatterns(List<PatternPlan> plans, EventType type, Schema schema) {
        this.plans = List.copyOf(plans);
        this.asksFeatures =
                plans.stream().anyMatch(plan -> plan.conditionAnswers().size() > 0);
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

    /** Of these, for events of a type. */
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

    /** How many there are. */
    public int size() {
        return plans.size();
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return plans.isEmpty();
    }

    /** The one at a place, from 0. */
    public PatternPlan get(int place) {
        return plans.get(place);
    }

    /** The place of the one with this id, or -1. */
    public int placeOf(String id) {
        return places.getOrDefault(id, -1);
    }

    /** What may begin, each with all patterns that begin so. */
    public List<PatternStart> starts() {
        return starts;
    }

    /** Whether the conditions of some use features. */
    public boolean asksFeatures() {
        return asksFeatures;
    }
}
