package dev.weir.engine.plan;

import dev.weir.events.EventType;
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
    private final List<Start> starts;
    private final boolean asksFeatures;

    private KeyPatterns(List<PatternPlan> plans, EventType type) {
        this.plans = List.copyOf(plans);
        this.asksFeatures =
                plans.stream().anyMatch(plan -> !plan.conditionFeatures().isEmpty());
        Map<List<String>, List<Integer>> alike = new LinkedHashMap<>();
        for (int place = 0; place < plans.size(); place++) {
            PatternPlan plan = plans.get(place);
            places.put(plan.id(), place);
            if (plan.begins()) {
                alike.computeIfAbsent(whatBegins(plan, type), begin -> new ArrayList<>())
                        .add(place);
            }
        }
        this.starts = alike.values().stream()
                .map(members -> new Start(plans.get(members.get(0)), members, type))
                .filter(Start::isPossible)
                .toList();
    }

    /** Of these, for events of a type. */
    static KeyPatterns of(List<PatternPlan> plans, EventType type) {
        return new KeyPatterns(plans, type);
    }

    private static List<String> whatBegins(PatternPlan plan, EventType type) {
        CompiledPattern.Interest interest = plan.pattern().compiled().interest(type);
        List<String> texts = new ArrayList<>();
        for (Condition condition : interest.asked()) {
            texts.add(condition.text());
        }
        texts.add(interest.otherwise() ? "always" : "");
        return texts;
    }

    /** Patterns that an event of the type may begin under the same conditions. */
    public static final class Start {
        private final PatternPlan asked;
        private final int[] conditions;
        private final boolean otherwise;
        private final int[] members;

        private Start(PatternPlan asked, List<Integer> members, EventType type) {
            CompiledPattern.Interest interest = asked.pattern().compiled().interest(type);
            this.asked = asked;
            this.conditions =
                    interest.asked().stream().mapToInt(Condition::number).toArray();
            this.otherwise = interest.otherwise();
            this.members = members.stream().mapToInt(place -> place).toArray();
        }

        private boolean isPossible() {
            return otherwise || conditions.length > 0;
        }

        /** The one that is asked for all. */
        public PatternPlan asked() {
            return asked;
        }

        /** How many conditions there are, of which one has to hold. */
        public int conditions() {
            return conditions.length;
        }

        /** The number of a condition in the pattern that is asked. */
        public int condition(int index) {
            return conditions[index];
        }

        /** Whether they begin if none holds. */
        public boolean otherwise() {
            return otherwise;
        }

        /** How many patterns there are. */
        public int members() {
            return members.length;
        }

        /** The place of one of them among all. */
        public int member(int index) {
            return members[index];
        }
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

    /** What may begin, each with all patterns that begin so; without those that drain. */
    public List<Start> starts() {
        return starts;
    }

    /** Whether the conditions of some use features. */
    public boolean asksFeatures() {
        return asksFeatures;
    }
}
