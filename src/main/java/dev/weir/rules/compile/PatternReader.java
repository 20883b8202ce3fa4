package dev.weir.rules.compile;

import dev.weir.events.EventType;
import dev.weir.events.Field;
import dev.weir.events.answer.DecisionStream;
import dev.weir.events.definition.Schema;
import dev.weir.events.label.FraudLabel;
import dev.weir.patterns.definition.PatternDefinition.AfterMatch;
import dev.weir.patterns.definition.PatternDefinition.Order;
import dev.weir.rules.document.Node;
import dev.weir.rules.document.Section;
import dev.weir.rules.document.StageKeyNames;
import dev.weir.rules.expression.environment.EventTypes;
import dev.weir.rules.limit.RuleLimits;
import dev.weir.rules.rule.ComputedKey;
import dev.weir.rules.rule.PatternKeys;
import dev.weir.rules.rule.StageKeys;
import dev.weir.text.Spelling;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads the pattern of a rule except its conditions. Immutable and safe for use by several threads. */
final class PatternReader {
    private static final int MOST_STAGES = 64;
    static final Map<String, AfterMatch> AFTER_MATCH = afterMatches();
    static final Map<String, Function<String, AfterMatch>> SKIP_TO = skipTo();
    static final Map<String, Order> ORDER = orders();
    static final Map<String, Boolean> ON_EDIT = onEdits();
    private static final String AFTER_MATCH_HINT = "write one of " + Spelling.listed(AFTER_MATCH.keySet())
            + ", or {skipToFirst: stage} or {skipToLast: stage}";
    private static final String SKIP_TO_HINT = "write the name of a stage";

    private final RuleLimits limits;
    private final int mostOpenMatches;
    private final StageReader stages;
    private final boolean readsLabels;
    private final FeatureKeys keys;
    private final FeatureExpressions expressions;

    /**
     * Creates a reader of patterns over events of this schema.
     *
     * @param mostOpenMatches the largest number that a pattern may ask for; the default comes from the limits
     * @param expressions reads the expressions that a pattern is kept by
     */
    PatternReader(Schema schema, RuleLimits limits, int mostOpenMatches, FeatureExpressions expressions) {
        this.expressions = expressions;
        this.limits = limits;
        this.mostOpenMatches = mostOpenMatches;
        this.readsLabels = schema.isOfLabels(FraudLabel.TYPE);
        this.stages = new StageReader(new EventTypes(schema), limits);
        this.keys = new FeatureKeys(schema);
    }

    /** Reads the pattern of a rule with one; empty if no stage could be read. Errors are noted. */
    Optional<PatternDraft> read(Section rule, Set<String> featureNames) {
        Section pattern = rule.section("pattern");
        if (!(rule.node("pattern").orElse(null) instanceof Node.Fields)) {
            return Optional.empty();
        }
        int before = rule.diagnostics().count();
        pattern.refuseOthers();
        PatternDraft.Settings settings = settings(pattern);
        List<StageDraft> read = stages.readAll(pattern, 1);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        PatternDraft unkeyed = new PatternDraft(pattern, List.of(), read, settings, false, PatternKeys.NONE);
        int count = unkeyed.leaves().size();
        if (count > MOST_STAGES) {
            pattern.wrong(
                    "stages",
                    "a pattern has up to " + MOST_STAGES + " stages, and this one has " + count
                            + "; put conditions together, or count in features");
            return Optional.empty();
        }
        refuseNames(unkeyed, featureNames);
        if (unkeyed.mayTriggerItself()) {
            pattern.wrong("stages", DecisionStream.NO_LAST_STAGE);
        }
        if (readsLabels && unkeyed.mayEndWith(FraudLabel.TYPE)) {
            pattern.wrong("stages", FraudLabel.NO_LAST_STAGE);
        }
        PatternKeys computed = unkeyed.types().isEmpty() ? PatternKeys.NONE : computedKeys(rule, unkeyed);
        List<String> by = unkeyed.types().isEmpty() ? List.of() : keys.readOfPattern(rule, unkeyed.types(), computed);
        boolean sound = rule.diagnostics().count() == before;
        return Optional.of(new PatternDraft(pattern, by, read, settings, sound, computed));
    }

    private PatternKeys computedKeys(Section rule, PatternDraft draft) {
        Set<String> names = new TreeSet<>();
        draft.leaves().forEach(leaf -> names.add(leaf.draft().name()));
        int before = rule.diagnostics().count();
        String misplaced = StageKeyNames.problem(rule.node("by"), names);
        if (!misplaced.isEmpty()) {
            rule.wrong("by", misplaced);
            return PatternKeys.NONE;
        }
        Map<String, ComputedKey> ofStages = expressions.stageKeys(rule, names);
        if (ofStages.isEmpty()) {
            return rule.diagnostics().count() > before
                    ? PatternKeys.NONE
                    : new PatternKeys(expressions.keys(rule), Optional.empty());
        }
        if (rule.diagnostics().count() > before) {
            return PatternKeys.NONE;
        }
        for (PatternDraft.Leaf leaf : draft.leaves()) {
            requireKey(rule, leaf.draft(), ofStages);
        }
        long types = ofStages.values().stream()
                .flatMap(key -> key.fields().values().stream())
                .map(Field::type)
                .distinct()
                .count();
        if (types > 1) {
            rule.wrong("by", "the keys of the stages have several types, so that they are never equal");
        }
        return new PatternKeys(List.of(), Optional.of(StageKeys.of(ofStages)));
    }

    private static void requireKey(Section rule, StageDraft stage, Map<String, ComputedKey> ofStages) {
        ComputedKey key = ofStages.get(stage.name());
        if (key == null) {
            rule.wrong(
                    "by",
                    "the stage '" + stage.name() + "' has no key; write an expression for it beside those of "
                            + Spelling.listed(new TreeSet<>(ofStages.keySet())));
        } else if (!key.fields().keySet().containsAll(stage.types())) {
            rule.wrong(
                    "by",
                    "the key of the stage '" + stage.name()
                            + "' is not of all events that the stage takes; make a stage" + " of each type");
        }
    }

    private static void refuseNames(PatternDraft draft, Set<String> featureNames) {
        for (PatternDraft.Leaf leaf : draft.leaves()) {
            String name = leaf.draft().name();
            if (featureNames.contains(name)) {
                leaf.draft().section().wrong("name", "'" + name + "' is the name of a feature too; rename one of them");
            }
        }
    }

    /** Returns the first field that the pattern is kept by, for each event type. */
    Map<EventType, Field> subjectFields(Section rule, PatternDraft draft) {
        return keys.firstOfPattern(rule, draft.types(), draft.keys());
    }

    private PatternDraft.Settings settings(Section pattern) {
        return new PatternDraft.Settings(
                pattern.duration("within", 1, limits.maxWindowMillis()).orElse(0),
                afterMatch(pattern),
                pattern.choice("order", ORDER).orElse(Order.ARRIVAL),
                (int) pattern.whole("maxOpen", mostOpenMatches).orElse(limits.maxOpenMatches()),
                pattern.choice("onEdit", ON_EDIT).orElse(false));
    }

    private static AfterMatch afterMatch(Section pattern) {
        AfterMatch none = new AfterMatch.NoSkip();
        Optional<Node> node = pattern.node("afterMatch");
        if (node.isPresent() && node.get() instanceof Node.Fields) {
            return skipTo(pattern.section("afterMatch")).orElse(none);
        }
        if (node.isPresent() && !(node.get() instanceof Node.Text text && AFTER_MATCH.containsKey(text.value()))) {
            pattern.wrong("afterMatch", "'afterMatch' is " + node.get().described() + "; " + AFTER_MATCH_HINT);
            return none;
        }
        return pattern.choice("afterMatch", AFTER_MATCH).orElse(none);
    }

    private static Optional<AfterMatch> skipTo(Section skip) {
        int before = skip.diagnostics().count();
        skip.refuseOthers();
        if (skip.diagnostics().count() > before) {
            return Optional.empty();
        }
        List<String> keys = SKIP_TO.keySet().stream().filter(skip::has).toList();
        if (keys.size() != 1) {
            skip.wrong("'afterMatch' skips to one place; " + AFTER_MATCH_HINT);
            return Optional.empty();
        }
        return skip.text(keys.get(0), SKIP_TO_HINT)
                .map(stage -> SKIP_TO.getOrDefault(keys.get(0), none -> new AfterMatch.NoSkip())
                        .apply(stage));
    }

    private static Map<String, AfterMatch> afterMatches() {
        Map<String, AfterMatch> all = new LinkedHashMap<>();
        all.put("noSkip", new AfterMatch.NoSkip());
        all.put("skipToNext", new AfterMatch.SkipToNext());
        all.put("skipPastLastEvent", new AfterMatch.SkipPastLastEvent());
        all.put("skipToNextOrdered", new AfterMatch.Ordered(new AfterMatch.SkipToNext()));
        all.put("skipPastLastEventOrdered", new AfterMatch.Ordered(new AfterMatch.SkipPastLastEvent()));
        return all;
    }

    private static Map<String, Function<String, AfterMatch>> skipTo() {
        Map<String, Function<String, AfterMatch>> all = new LinkedHashMap<>();
        all.put("skipToFirst", AfterMatch.SkipToFirst::new);
        all.put("skipToLast", AfterMatch.SkipToLast::new);
        all.put("skipToFirstOrdered", stage -> new AfterMatch.Ordered(new AfterMatch.SkipToFirst(stage)));
        all.put("skipToLastOrdered", stage -> new AfterMatch.Ordered(new AfterMatch.SkipToLast(stage)));
        return all;
    }

    private static Map<String, Order> orders() {
        Map<String, Order> all = new LinkedHashMap<>();
        all.put("arrival", Order.ARRIVAL);
        all.put("eventTime", Order.EVENT_TIME);
        return all;
    }

    private static Map<String, Boolean> onEdits() {
        Map<String, Boolean> all = new LinkedHashMap<>();
        all.put("reset", false);
        all.put("drain", true);
        return all;
    }
}
