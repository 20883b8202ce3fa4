package dev.weir.engine;

import dev.weir.events.EventType;
import dev.weir.rules.Rule;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * The rules of one epoch, planned: which keys care about which event, what they are asked, who decides. Immutable. Two
 * instances that plan the same rules come to the same plan, so that an index into it means the same everywhere.
 */
public final class Rulebook {
    private final long epoch;
    private final Map<EventType, TypePlan> types;

    private Rulebook(long epoch, Map<EventType, TypePlan> types) {
        this.epoch = epoch;
        this.types = types;
    }

    /** Plans. Cost: linear in the number of features, and of combinations that they are kept by. */
    public static Rulebook of(long epoch, Collection<Rule> rules, EngineSettings settings) {
        RulebookPlanner planner = new RulebookPlanner(rules, settings);
        Map<EventType, TypePlan> types = new EnumMap<>(EventType.class);
        for (EventType type : EventType.values()) {
            types.put(type, planner.plan(type));
        }
        return new Rulebook(epoch, types);
    }

    /** Which one. */
    public long epoch() {
        return epoch;
    }

    TypePlan of(EventType type) {
        TypePlan plan = types.get(type);
        if (plan == null) {
            throw new IllegalArgumentException("no plan for " + type);
        }
        return plan;
    }
}
