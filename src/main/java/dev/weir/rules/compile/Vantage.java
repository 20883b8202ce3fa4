package dev.weir.rules.compile;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.weir.events.EventType;
import dev.weir.rules.expression.type.EventTypes;
import dev.weir.rules.expression.type.Naming;
import dev.weir.rules.expression.type.Sight;
import dev.weir.rules.expression.type.StageName;
import dev.weir.rules.expression.type.TakenNames;
import dev.weir.rules.rule.RuleFeature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * From where an expression of a rule looks.
 *
 * @param sight what it sees
 * @param hints what to say about what it does not see, by name
 * @param ownStock whether {@code stock} is that of the pattern's key
 */
record Vantage(Sight sight, Map<String, String> hints, boolean ownStock) {

    /** Of {@code when} and its like in a rule that is on an event. */
    static Vantage ofTrigger(EventTypes types, EventType on, FeatureSet features) {
        boolean seesStock = on.equals(EventType.CLICK);
        return new Vantage(
                ofAll(Set.of(on), List.of(), features, seesStock),
                Hints.ofTrigger(types, on, features.features()),
                false);
    }

    /** Of {@code when} and its like in a rule with a pattern. */
    static Vantage ofMatch(EventTypes types, PatternDraft draft, FeatureSet features) {
        Set<EventType> events = draft.completing();
        List<StageName> stages = draft.leaves().stream()
                .filter(leaf -> !leaf.draft().isNegated())
                .map(PatternDraft.Leaf::named)
                .filter(stage -> TakenNames.isIdentifier(stage.name()))
                .toList();
        boolean clickStock = !draft.isCompletedByTime() && events.contains(EventType.CLICK);
        return new Vantage(
                ofAll(events, stages, features, draft.knowsSku() || clickStock),
                PatternHints.ofMatch(types, draft, events, features.features()),
                draft.knowsSku());
    }

    /** What names mean when the expression is evaluated. */
    Naming naming() {
        return Naming.of(sight, ownStock);
    }

    private static Sight ofAll(Set<EventType> events, List<StageName> stages, FeatureSet features, boolean seesStock) {
        Map<String, CelType> plain = new LinkedHashMap<>();
        Map<String, CelType> ofLine = new LinkedHashMap<>();
        for (RuleFeature feature : features.features()) {
            (feature.perLine() ? ofLine : plain).put(feature.name(), EventTypes.typeOf(feature.type()));
        }
        // whatever is done with a feature that has errors is no further error
        for (String name : features.broken()) {
            plain.put(name, SimpleType.DYN);
            ofLine.put(name, SimpleType.DYN);
        }
        return new Sight(events, stages, plain, ofLine, true, seesStock);
    }
}
