package dev.weir.rules.compile;

import dev.weir.events.EventType;
import dev.weir.events.definition.Schema;
import dev.weir.rules.expression.environment.EarlierDecisions;
import dev.weir.rules.expression.environment.Environment;
import dev.weir.rules.expression.environment.EventTypes;
import dev.weir.rules.expression.environment.ModelScores;
import dev.weir.rules.expression.environment.ReservedNames;
import dev.weir.rules.rule.RuleFeature;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Explanations for names that people may expect to be visible in the expressions of a rule with a pattern. */
final class PatternHints {
    private static final Pattern NO_NAME = Pattern.compile("[^A-Za-z0-9_]+");

    private PatternHints() {}

    /** Returns explanations for {@code when} and the other expressions of a rule with a pattern. */
    static Map<String, String> ofMatch(
            EventTypes types, PatternDraft draft, Set<EventType> events, Collection<RuleFeature> features) {
        Map<String, String> hints = new HashMap<>();
        for (EventType type : types.byName().values()) {
            if (!events.contains(type)) {
                hints.put(
                        type.ruleName(),
                        "'" + type.ruleName() + "' is not visible here: " + names(events)
                                + " completes the pattern; write the name of the stage that took it");
            }
        }
        hints.put(
                EventTypes.STOCK,
                "'stock' is that of the sku that a pattern is kept by, or of the " + Hints.seeing(types, " or ")
                        + " that completes it, and this pattern is kept by " + FeatureLookup.fields(draft.by()));
        hints.put(EventTypes.ITEM, Hints.item(events));
        draft.leaves().forEach(leaf -> addUnwritable(leaf.draft().name(), hints));
        for (PatternDraft.Leaf leaf : draft.leaves()) {
            if (leaf.draft().isNegated()) {
                hints.put(leaf.draft().name(), negated(leaf.draft()));
            }
        }
        features.forEach(feature -> addLine(feature, events, hints));
        return hints;
    }

    /** Adds what to say of what an expression takes a name for that it cannot write, such as the {@code a} of {@code a-b}. */
    private static void addUnwritable(String stage, Map<String, String> hints) {
        if (!ReservedNames.isIdentifier(stage)) {
            NO_NAME.splitAsStream(stage)
                    .filter(ReservedNames::isIdentifier)
                    .forEach(part -> hints.put(part, unwritable(stage)));
        }
    }

    /** Returns what to say of a stage that no expression can name. */
    static String unwritable(String stage) {
        String instead = NO_NAME.matcher(stage).replaceAll("_");
        return "no expression can name the stage '" + stage
                + "', since names have letters, digits and '_' alone; call it '"
                + (Character.isDigit(instead.charAt(0)) ? "_" : "") + instead + "'";
    }

    private static void addLine(RuleFeature feature, Set<EventType> events, Map<String, String> hints) {
        if (feature.perLine()) {
            hints.put(feature.name(), Hints.ofLine(feature, events));
        } else if (events.stream().anyMatch(EventType::hasLines)) {
            hints.put(
                    Environment.ofLine(feature.name()),
                    "'" + feature.name() + "' is no field of a line here; write '" + feature.name() + "' alone");
        }
    }

    /**
     * The place of a condition.
     *
     * @param events the types of its events
     */
    record At(PatternDraft draft, PatternDraft.Leaf leaf, Set<EventType> events) {}

    /**
     * Returns explanations for a condition of a stage.
     *
     * @param features those that it cannot use, by the fields they are kept by
     */
    static Map<String, String> ofCondition(EventTypes types, At at, Collection<RuleFeature> features) {
        PatternDraft draft = at.draft();
        Set<EventType> events = at.events();
        Map<String, String> hints = new HashMap<>();
        for (EventType type : types.byName().values()) {
            if (!events.contains(type)) {
                hints.put(
                        type.ruleName(),
                        "'" + type.ruleName() + "' is not visible here: this condition is about " + names(events)
                                + "; name an earlier event by its stage");
            }
        }
        hints.put(
                EventTypes.STOCK,
                "a stage's condition sees 'stock' where the pattern is kept by [" + Schema.SKU
                        + "], and this one is kept by " + FeatureLookup.fields(draft.by()) + "; use it in 'when'");
        hints.put(EarlierDecisions.SUBJECT, EarlierDecisions.NOT_HERE);
        hints.put(ModelScores.MODELS, ModelScores.NOT_HERE);
        hints.put(Environment.ofLine(EventTypes.STOCK), "a stage's condition sees no stock of lines; use it in 'when'");
        hints.put(EventTypes.ITEM, Hints.item(events));
        draft.leaves().forEach(leaf -> addUnwritable(leaf.draft().name(), hints));
        addStages(draft, at.leaf(), hints);
        for (RuleFeature feature : features) {
            hints.put(
                    feature.name(),
                    "'" + feature.name() + "' is kept by "
                            + FeatureLookup.fields(feature.definition().by())
                            + ", and a stage's condition sees features kept by "
                            + FeatureLookup.fields(draft.by()) + "; use it in 'when'");
        }
        return hints;
    }

    private static void addStages(PatternDraft draft, PatternDraft.Leaf at, Map<String, String> hints) {
        boolean later = false;
        for (PatternDraft.Leaf leaf : draft.leaves()) {
            String name = leaf.draft().name();
            if (leaf.draft().isNegated()) {
                hints.put(name, negated(leaf.draft()));
            } else if (leaf.equals(at)) {
                hints.put(name, "'" + name + "' is this stage itself; write " + itself(leaf));
            } else if (later) {
                hints.put(
                        name,
                        "'" + name + "' comes later; a stage's condition sees the stages before it: compare in the"
                                + " condition of '" + name + "', or in 'when'");
            }
            later |= leaf.equals(at);
        }
    }

    private static String itself(PatternDraft.Leaf leaf) {
        return leaf.draft().types().stream()
                .map(type -> "'" + type.ruleName() + "'")
                .collect(Collectors.joining(" or "));
    }

    private static String negated(StageDraft stage) {
        return "'" + stage.name() + "' must not happen, so that it has no event to name";
    }

    private static String names(Set<EventType> events) {
        return new TreeSet<>(events).stream().map(EventType::ruleName).collect(Collectors.joining(" or "));
    }
}
