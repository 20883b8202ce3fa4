package dev.weir.rules;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.weir.events.EventType;
import dev.weir.events.Schema;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Checks {@code when}, {@code subject}, {@code score} and parameters of one rule: they see the same names. */
final class TriggerExpressions {
    private final Optional<ExpressionChecker> checker;
    private final Map<String, String> hints;
    private final Set<String> featureNames = new TreeSet<>();
    private final Findings findings;

    /**
     * For a rule.
     *
     * @param on what triggers it; while that is unknown nothing can be checked
     */
    TriggerExpressions(Checkers checkers, Optional<EventType> on, FeatureSet features, Findings findings) {
        this.checker = on.map(type -> checkers.of(type, features));
        this.hints = on.map(type -> Hints.ofTrigger(type, features.features())).orElse(Map.of());
        features.features().forEach(feature -> featureNames.add(feature.name()));
        this.findings = findings;
    }

    /** Makes checkers of expressions. */
    record Checkers(Schema schema, RuleLimits limits, Dialect dialect) {
        private ExpressionChecker of(EventType on, FeatureSet features) {
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
            Vocabulary vocabulary = new EventTypes(schema).ofTrigger(on, plain, ofLine);
            return new ExpressionChecker(dialect, vocabulary, limits.maxExpressionChars());
        }
    }

    /** Where errors are noted. */
    Findings findings() {
        return findings;
    }

    /** The expression at a key, or empty if there is none or something is wrong with it, which is noted. */
    Optional<Checked> checkAt(Section section, String key, String hint) {
        Optional<String> text = section.expression(key, hint);
        return checker.isEmpty()
                ? Optional.empty()
                : text.flatMap(
                        written -> checker.get().check(new Written(section.pathOf(key), written, hints), findings));
    }

    /** The features that it names. */
    Set<String> features(Checked checked) {
        Set<String> names = new TreeSet<>(checked.names());
        names.retainAll(featureNames);
        return names;
    }

    /** Whether it reads live stock. */
    boolean usesStock(Checked checked) {
        return checked.names().contains(EventTypes.STOCK);
    }
}
