package dev.weir.engine.plan;

import dev.weir.engine.message.RuleVersion;
import dev.weir.events.EventType;
import dev.weir.rules.document.Recall;
import dev.weir.rules.list.Lists;
import dev.weir.rules.rule.Rule;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The rules of one epoch, planned, and its lists: which keys care about which event, what they are asked, who decides. Immutable. Two
 * instances that plan the same rules come to the same plan, so that an index into it means the same everywhere.
 */
public final class Rulebook {
    private final long epoch;
    private final Lists lists;
    private final Map<EventType, TypePlan> types;
    private final Map<String, PatternPlan> patterns;
    private final Map<RuleVersion, Rule> matchRules;
    private final Map<String, Recall> recalls;
    private final Map<String, Long> born;

    private Rulebook(long epoch, Map<EventType, TypePlan> types, RulebookPlanner planned, Map<String, Long> born) {
        this.epoch = epoch;
        this.lists = Lists.NONE;
        this.types = types;
        this.patterns = planned.patterns();
        this.matchRules = matchRules(patterns.values());
        this.recalls = planned.recalls();
        this.born = born;
    }

    private Rulebook(long epoch, Lists lists, Rulebook sameRules) {
        this.epoch = epoch;
        this.lists = lists;
        this.types = sameRules.types;
        this.patterns = sameRules.patterns;
        this.matchRules = sameRules.matchRules;
        this.recalls = sameRules.recalls;
        this.born = sameRules.born;
    }

    /** The same rules with these lists, in another epoch. Cost: nothing that depends on either. */
    public Rulebook with(Lists newLists, long newEpoch) {
        return new Rulebook(newEpoch, newLists, this);
    }

    /** The outcomes of decisions that rules ask for, and how far back. */
    public Map<String, Recall> recalls() {
        return recalls;
    }

    /** The epoch of its birth of each rule: at which there was one of its id after there was none. */
    public Map<String, Long> born() {
        return born;
    }

    /** What the lists hold. */
    public Lists lists() {
        return lists;
    }

    /** Plans. Cost: linear in the number of features, and of combinations that they are kept by. */
    public static Rulebook of(long epoch, Collection<Rule> rules, EngineSettings settings) {
        return ofInForce(epoch, rules.stream().map(RuleInForce::always).toList(), settings);
    }

    /** Plans rules with what is known of their patterns. */
    static Rulebook ofInForce(long epoch, Collection<RuleInForce> rules, EngineSettings settings) {
        RulebookPlanner planner = new RulebookPlanner(rules, settings);
        Map<EventType, TypePlan> types = new HashMap<>();
        for (EventType type : settings.schema().types()) {
            types.put(type, planner.plan(type));
        }
        Map<String, Long> born = new HashMap<>();
        rules.forEach(inForce -> born.put(inForce.rule().id(), inForce.bornEpoch()));
        return new Rulebook(epoch, types, planner, Map.copyOf(born));
    }

    private static Map<RuleVersion, Rule> matchRules(Collection<PatternPlan> patterns) {
        Map<RuleVersion, Rule> rules = new HashMap<>();
        for (PatternPlan pattern : patterns) {
            for (PatternPlan.Use use : pattern.uses()) {
                rules.put(RuleVersion.of(use.rule()), use.rule());
            }
        }
        return Map.copyOf(rules);
    }

    /** The epoch. */
    public long epoch() {
        return epoch;
    }

    /** A pattern by the id of its structure; empty if no rule has it. */
    public Optional<PatternPlan> pattern(String id) {
        return Optional.ofNullable(patterns.get(id));
    }

    /** A version of a rule that waits for a pattern; empty if it is not in force. */
    public Optional<Rule> matchRule(RuleVersion version) {
        return Optional.ofNullable(matchRules.get(version));
    }

    /** The plan for events of a type. */
    public TypePlan of(EventType type) {
        TypePlan plan = types.get(type);
        if (plan == null) {
            throw new IllegalArgumentException("no plan for " + type);
        }
        return plan;
    }
}
