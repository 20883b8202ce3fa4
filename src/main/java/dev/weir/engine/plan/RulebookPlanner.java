package dev.weir.engine.plan;

import dev.weir.engine.firing.FiringOrder;
import dev.weir.engine.message.RuleVersion;
import dev.weir.engine.plan.answer.AnswerReaders;
import dev.weir.engine.score.document.ModelInForce;
import dev.weir.events.EventType;
import dev.weir.events.Field;
import dev.weir.rules.document.DecisionLookbacks;
import dev.weir.rules.rule.ComputedKey;
import dev.weir.rules.rule.Mode;
import dev.weir.rules.rule.Rule;
import dev.weir.rules.rule.RuleFeature;
import dev.weir.rules.rule.RulePattern;
import dev.weir.rules.rule.StageKeys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Groups the features and patterns of all rules by what they are kept by, so that what two rules share is kept and
 * asked once. A rule that is switched off asks nothing, but its features and patterns are still kept: a change of mode
 * loses nothing.
 */
final class RulebookPlanner {
    private static final List<String> BY_SKU = RulePlan.STOCK_BY;

    private final EngineSettings settings;
    private final List<Rule> asking = new ArrayList<>();
    private final List<ModelInForce> models;
    private final SharedPatterns patterns;
    private final Map<String, ComputedKey> computedKeys = new HashMap<>();
    private final Map<String, StageKeys> stageKeys = new HashMap<>();
    private DecisionLookbacks lookbacks = DecisionLookbacks.NONE;
    /** By combination of fields; those of tables are always present. */
    private final Map<List<String>, KeySpace> keySpaces =
            new TreeMap<>((a, b) -> Arrays.compare(a.toArray(String[]::new), b.toArray(String[]::new)));

    RulebookPlanner(Collection<RuleInForce> all, List<ModelInForce> models, EngineSettings settings) {
        this.settings = settings;
        this.models = models;
        List<RuleInForce> rules = all.stream()
                .sorted(Comparator.comparing(inForce -> inForce.rule().id()))
                .toList();
        this.patterns = new SharedPatterns(rules);
        Map<List<String>, List<KeySpace.Owned>> features = new HashMap<>();
        for (EventType type : settings.schema().types()) {
            settings.schema().keptBy(type).ifPresent(by -> features.put(by, new ArrayList<>()));
        }
        patterns.keySpaces().forEach(by -> features.put(by, new ArrayList<>()));
        for (Rule rule : versions(rules)) {
            keep(rule.id(), rule, features);
            rule.pattern().map(RulePattern::keys).ifPresent(keys -> {
                keys.computed().forEach(key -> computedKeys.put(key.canonical(), key));
                keys.ofStages().ifPresent(key -> stageKeys.put(key.canonical(), key));
            });
            lookbacks = lookbacks.and(rule.lookbacks());
            if (rule.mode() != Mode.OFF) {
                asking.add(rule);
            }
        }
        models.forEach(one -> keep(one.model().documentId(), one.model().body(), features));
        features.forEach((by, sharing) -> keySpaces.put(by, KeySpace.of(sharing, patterns.of(by), settings)));
    }

    private void keep(String owner, Rule rule, Map<List<String>, List<KeySpace.Owned>> features) {
        for (RuleFeature feature : rule.features()) {
            List<KeySpace.Owned> sharing =
                    features.computeIfAbsent(feature.definition().by(), by -> new ArrayList<>());
            feature.aggregate().ifPresent(of -> sharing.add(new KeySpace.Owned(owner, of, feature.input())));
            feature.computedKeys().forEach(key -> computedKeys.put(key.canonical(), key));
        }
    }

    /** Returns what rules ask of earlier decisions. */
    DecisionLookbacks lookbacks() {
        return lookbacks;
    }

    /** Returns the order of rules that ask whether others fire. */
    FiringOrder firingOrder() {
        return FiringOrder.of(asking);
    }

    /** Returns all patterns, by the id of their structure. */
    Map<String, PatternPlan> patterns() {
        return patterns.byId();
    }

    /**
     * Plans the events of a type. Cost: linear in the number of features of the rules that the type triggers, and of
     * combinations.
     */
    TypePlan plan(EventType type) {
        List<Rule> triggered =
                asking.stream().filter(rule -> rule.triggers().contains(type)).toList();
        boolean usesStock = triggered.stream().anyMatch(Rule::usesStock);
        List<ModelInForce> asked = ModelPlans.asked(
                models.stream().filter(one -> one.model().on().equals(type)).toList(), triggered);
        AnswerLayout.Builder layout = asked(triggered, asked);
        Set<List<String>> completing = completing(triggered);
        List<KeyPlan> keys = new ArrayList<>();
        keySpaces.forEach((by, keySpace) -> {
            AnswerLayout.OfKey answers = layout.answersOf(by);
            boolean alone = completing.size() < 2 && !hasSeveralKeys(by, type);
            keyPlan(by, type, keySpace, answers, usesStock && by.equals(BY_SKU), alone)
                    .ifPresent(plan -> {
                        layout.number(by, answers);
                        keys.add(plan);
                    });
        });
        AnswerLayout numbered = layout.build();
        ModelPlans modelPlans = ModelPlans.of(asked, numbered);
        List<RulePlan> rules = new ArrayList<>();
        Map<RuleVersion, RulePlan> matchRules = new HashMap<>();
        for (Rule rule : triggered) {
            RulePlan plan = RulePlan.of(rule, numbered, modelPlans);
            if (rule.pattern().isEmpty()) {
                rules.add(plan);
            } else {
                matchRules.put(RuleVersion.of(rule), plan);
            }
        }
        List<RulePlan> givers = subjectGivers(rules, type);
        boolean announces = announcesMatches(type, triggered, completing);
        return new TypePlan(
                List.copyOf(keys),
                List.copyOf(rules),
                Map.copyOf(matchRules),
                announces,
                numbered.keyOf(BY_SKU),
                givers,
                TypePlan.askedByAll(keys, matchRules.values(), announces),
                RuleConditions.index(rules, type, settings.schema()),
                rules.stream().map(RulePlan::rule).filter(Rule::isAlwaysAsked).toList(),
                IntStream.range(0, rules.size())
                        .filter(i -> !rules.get(i).rule().isAlwaysAsked())
                        .boxed()
                        .toList(),
                TypePlan.isPlain(type, keys, announces, givers),
                modelPlans);
    }

    /**
     * Returns the rules that determine the subjects. All rules without a subject of their own give the same one; it is the
     * subject of an event that is always answered anyway.
     */
    private static List<RulePlan> subjectGivers(List<RulePlan> rules, EventType type) {
        List<RulePlan> givers = new ArrayList<>();
        boolean usual = type.isAlwaysAnswered();
        for (RulePlan plan : rules) {
            if (plan.rule().subject().isPresent() || !usual) {
                givers.add(plan);
                usual |= plan.rule().subject().isEmpty();
            }
        }
        return List.copyOf(givers);
    }

    /** Returns the rules and those of their versions whose open matches may still finish. */
    private static List<Rule> versions(List<RuleInForce> rules) {
        List<Rule> versions = new ArrayList<>();
        for (RuleInForce inForce : rules) {
            versions.add(inForce.rule());
            inForce.draining().forEach(earlier -> versions.add(earlier.rule()));
        }
        return versions;
    }

    private Optional<KeyPlan> keyPlan(
            List<String> by,
            EventType type,
            KeySpace keySpace,
            AnswerLayout.OfKey answers,
            boolean asksStock,
            boolean alone) {
        return reader(by, type)
                .map(reader -> new KeyPlan(
                        reader,
                        keySpace.feeds(type),
                        settings.schema().keptBy(type).filter(by::equals).isPresent(),
                        answers,
                        asksStock,
                        KeyPatterns.of(keySpace.patterns(type), type, settings.schema()),
                        keySpace.kept(),
                        alone,
                        lines(reader, keySpace, type),
                        keySpace.keepMillis()))
                .filter(plan -> plan.remembers() || plan.answers());
    }

    private static KeyPlan.Lines lines(KeyedBy reader, KeySpace keySpace, EventType type) {
        if (reader.seesLines() || seesOtherLines(keySpace, type)) {
            return KeyPlan.Lines.ALL;
        }
        if (reader.perLine()) {
            return KeyPlan.Lines.OWN;
        }
        return keySpace.patterns(type).isEmpty() ? KeyPlan.Lines.NONE : KeyPlan.Lines.ALL;
    }

    /** Returns whether something kept for these fields has to see whole transactions. */
    private static boolean seesOtherLines(KeySpace keySpace, EventType type) {
        return keySpace.feeds(type).stream().anyMatch(series -> series.input().seesOtherLines())
                || keySpace.patterns(type).stream()
                        .flatMap(pattern -> pattern.uses().stream())
                        .anyMatch(use -> use.rule().seesLinesOfMatches());
    }

    private Optional<Field> field(EventType type, String name) {
        ComputedKey computed = computedKeys.get(name);
        return computed == null
                ? settings.schema().findOrRead(type, name)
                : Optional.ofNullable(computed.fields().get(type));
    }

    private Optional<KeyedBy> reader(List<String> by, EventType type) {
        StageKeys ofStages = by.size() == 1 ? stageKeys.get(by.get(0)) : null;
        return ofStages == null
                ? KeyedBy.of(by, type, this::field)
                : KeyedBy.ofAny(ofStages.canonical(), ofStages.fields(type));
    }

    private boolean hasSeveralKeys(List<String> by, EventType type) {
        return reader(by, type)
                .filter(reader -> reader.perLine() || reader.isComputedInSeveralWays())
                .isPresent();
    }

    /** Returns the combinations under which an event can complete a match. */
    private static Set<List<String>> completing(List<Rule> triggered) {
        Set<List<String>> keySpaces = new HashSet<>();
        for (Rule rule : triggered) {
            rule.pattern()
                    .ifPresent(pattern ->
                            keySpaces.add(pattern.compiled().definition().by()));
        }
        return keySpaces;
    }

    /**
     * Returns whether an event has to be announced to the subjects of its matches, because answers of several keys have
     * to be joined. Otherwise the one key that finds a match sends it directly.
     */
    private boolean announcesMatches(EventType type, List<Rule> triggered, Set<List<String>> completing) {
        if (completing.isEmpty()) {
            return false;
        }
        boolean several =
                completing.size() > 1 || hasSeveralKeys(completing.iterator().next(), type);
        return several || triggered.stream().anyMatch(RulebookPlanner::asksOtherKeys);
    }

    private static boolean asksOtherKeys(Rule rule) {
        return rule.pattern()
                .filter(pattern -> rule.features().stream()
                                .anyMatch(feature -> !feature.definition()
                                        .by()
                                        .equals(pattern.compiled().definition().by()))
                        || (rule.usesStock()
                                && !pattern.compiled().definition().by().equals(BY_SKU)))
                .isPresent();
    }

    private static AnswerLayout.Builder asked(List<Rule> triggered, List<ModelInForce> models) {
        AnswerLayout.Builder layout = new AnswerLayout.Builder();
        for (Rule rule : triggered) {
            for (RuleFeature feature : rule.features()) {
                AnswerReaders readers = layout.ask(feature.definition());
                if (rule.pattern().isEmpty()) {
                    readers.add(rule.when());
                } else {
                    readers.addAlways();
                }
            }
        }
        models.forEach(one -> one.model()
                .features()
                .forEach(feature -> layout.ask(feature.definition()).addAlways()));
        return layout;
    }
}
