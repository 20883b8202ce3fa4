package dev.weir.engine.plan;

import dev.weir.engine.date.DatePlan;
import dev.weir.engine.firing.FiringOrder;
import dev.weir.engine.message.RuleVersion;
import dev.weir.engine.pacing.PushedPolicies;
import dev.weir.engine.score.document.ModelInForce;
import dev.weir.events.EventType;
import dev.weir.rules.document.DecisionLookbacks;
import dev.weir.rules.list.Lists;
import dev.weir.rules.rule.Rule;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules of one epoch, planned, and its lists: which keys need which events, what they are asked, and which rules
 * apply. Immutable. Instances that plan the same rules get the same plan, so that an index into it has the same meaning
 * everywhere.
 */
public final class Rulebook {
    private final long epoch;
    private final Lists lists;
    private final PushedPolicies policies;
    private final Map<EventType, TypePlan> types;
    /** The types, and the plan for each at its index: they are few, so that to look through them costs least. */
    private final EventType[] known;

    private final TypePlan[] plans;
    private final Map<String, PatternPlan> patterns;
    private final Map<EventType, List<DatePlan>> dates;
    private final long newestDateEpoch;
    private final Map<RuleVersion, Rule> matchRules;
    private final DecisionLookbacks lookbacks;
    private final FiringOrder firingOrder;
    private final Map<String, Long> born;
    private final Map<String, Rule> byId;

    private Rulebook(
            long epoch,
            Map<EventType, TypePlan> types,
            RulebookPlanner planned,
            Collection<RuleInForce> rules,
            PushedPolicies policies) {
        this.epoch = epoch;
        this.lists = Lists.NONE;
        this.policies = policies;
        this.types = types;
        this.known = types.keySet().toArray(EventType[]::new);
        this.plans = types.values().toArray(TypePlan[]::new);
        this.patterns = planned.patterns();
        List<DatePlan.Use> onDates = rules.stream()
                .filter(inForce -> inForce.rule().date().isPresent())
                .map(inForce -> new DatePlan.Use(inForce.rule(), inForce.patternSinceEpoch()))
                .toList();
        this.dates = DatePlan.byTable(onDates);
        this.newestDateEpoch =
                onDates.stream().mapToLong(DatePlan.Use::sinceEpoch).max().orElse(-1);
        this.matchRules = matchRules(patterns.values(), onDates);
        this.lookbacks = planned.lookbacks();
        this.firingOrder = planned.firingOrder();
        Map<String, Long> bornById = new HashMap<>();
        Map<String, Rule> rulesById = new HashMap<>();
        rules.forEach(inForce -> {
            bornById.put(inForce.rule().id(), inForce.bornEpoch());
            rulesById.put(inForce.rule().id(), inForce.rule());
        });
        this.born = Map.copyOf(bornById);
        this.byId = Map.copyOf(rulesById);
    }

    private Rulebook(long epoch, Lists lists, PushedPolicies policies, Rulebook sameRules) {
        this.epoch = epoch;
        this.lists = lists;
        this.policies = policies;
        this.types = sameRules.types;
        this.known = sameRules.known;
        this.plans = sameRules.plans;
        this.patterns = sameRules.patterns;
        this.dates = sameRules.dates;
        this.newestDateEpoch = sameRules.newestDateEpoch;
        this.matchRules = sameRules.matchRules;
        this.lookbacks = sameRules.lookbacks;
        this.firingOrder = sameRules.firingOrder;
        this.born = sameRules.born;
        this.byId = sameRules.byId;
    }

    /** Returns a rulebook with the same rules, these lists and another epoch. Cost: constant. */
    public Rulebook with(Lists newLists, long newEpoch) {
        return new Rulebook(newEpoch, newLists, policies, this);
    }

    /** Returns a rulebook of the same epoch with these policies. Cost: constant. */
    Rulebook with(PushedPolicies newPolicies) {
        return new Rulebook(epoch, lists, newPolicies, this);
    }

    /** Returns what holds for rules with a tag; the same lists as long as they are the same. */
    public PushedPolicies policies() {
        return policies;
    }

    /** Returns what rules ask of earlier decisions. */
    public DecisionLookbacks lookbacks() {
        return lookbacks;
    }

    /** Returns the order of rules that ask whether others fire in the same decision. */
    public FiringOrder firingOrder() {
        return firingOrder;
    }

    /**
     * Returns the epoch of birth of each rule: the one in which a rule with its id came into force after there was
     * none.
     */
    public Map<String, Long> born() {
        return born;
    }

    /** Returns the entries of the lists. */
    public Lists lists() {
        return lists;
    }

    /** Plans a rulebook. Cost: linear in the number of features, and of combinations that they are kept by. */
    public static Rulebook of(long epoch, Collection<Rule> rules, EngineSettings settings) {
        return ofInForce(epoch, rules.stream().map(RuleInForce::always).toList(), settings);
    }

    /** Plans rules together with the history of their patterns. */
    static Rulebook ofInForce(long epoch, Collection<RuleInForce> rules, EngineSettings settings) {
        return ofInForce(epoch, rules, List.of(), settings);
    }

    /** Plans rules together with the history of their patterns, and the models that they ask, in the order of their ids. */
    static Rulebook ofInForce(
            long epoch, Collection<RuleInForce> rules, List<ModelInForce> models, EngineSettings settings) {
        RulebookPlanner planner = new RulebookPlanner(rules, models, settings);
        Map<EventType, TypePlan> types = new HashMap<>();
        for (EventType type : settings.schema().types()) {
            types.put(type, planner.plan(type));
        }
        return new Rulebook(epoch, types, planner, rules, PushedPolicies.none(settings.policies()));
    }

    private static Map<RuleVersion, Rule> matchRules(Collection<PatternPlan> patterns, List<DatePlan.Use> onDates) {
        Map<RuleVersion, Rule> rules = new HashMap<>();
        onDates.forEach(use -> rules.put(RuleVersion.of(use.rule()), use.rule()));
        for (PatternPlan pattern : patterns) {
            for (PatternPlan.Use use : pattern.uses()) {
                rules.put(RuleVersion.of(use.rule()), use.rule());
            }
        }
        return Map.copyOf(rules);
    }

    /** Returns the models that decisions may ask. */
    public List<ModelInForce> models() {
        return types.values().stream()
                .flatMap(plan -> plan.models().models().stream())
                .distinct()
                .toList();
    }

    /** Returns whether events of a type are asked by these plans of models, and not by equal ones. */
    @SuppressWarnings("ReferenceEquality") // whoever holds models holds the same object
    boolean asks(ModelPlans models) {
        return types.values().stream().anyMatch(plan -> plan.models() == models);
    }

    /** Returns the epoch. */
    public long epoch() {
        return epoch;
    }

    /** Returns all patterns, by the id of their structure. */
    public Map<String, PatternPlan> patterns() {
        return patterns;
    }

    /** Returns a pattern by the id of its structure; empty if no rule has it. */
    public Optional<PatternPlan> pattern(String id) {
        return Optional.ofNullable(patterns.get(id));
    }

    /** Returns the dates of the rows of a table on which rules act. */
    public List<DatePlan> dates(EventType table) {
        return dates.getOrDefault(table, List.of());
    }

    /** Returns whether a key may have rows with such dates. */
    public boolean mayHaveDates(String key) {
        for (List<DatePlan> ofTable : dates.values()) {
            if (KeyedBy.isKeyOf(key, ofTable.get(0).trigger().by().get(0))) {
                return true;
            }
        }
        return false;
    }

    /** Returns the latest epoch in which a rule began to act on a date; -1 if none does. */
    public long newestDateEpoch() {
        return newestDateEpoch;
    }

    /** Returns a version of a rule that time can complete; empty if it is not in force. */
    public Optional<Rule> matchRule(RuleVersion version) {
        return Optional.ofNullable(matchRules.get(version));
    }

    /** Returns all rules, in whatever mode. */
    public Collection<Rule> rules() {
        return byId.values();
    }

    /** Returns the rule with an id, in whatever mode; empty if there is none. */
    public Optional<Rule> rule(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Returns the plan for events of a type. */
    @SuppressWarnings("ReferenceEquality") // nearly all are the same object; what is equal only is found below
    public TypePlan of(EventType type) {
        for (int i = 0; i < known.length; i++) {
            if (known[i] == type) {
                return plans[i];
            }
        }
        TypePlan plan = types.get(type);
        if (plan == null) {
            throw new IllegalArgumentException("no plan for " + type);
        }
        return plan;
    }
}
