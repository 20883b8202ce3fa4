package dev.weir.rules.compile;

import dev.weir.events.Schema;
import dev.weir.rules.document.Diagnostics;
import dev.weir.rules.document.Section;
import dev.weir.rules.document.Written;
import dev.weir.rules.expression.CelExpression;
import dev.weir.rules.expression.Checked;
import dev.weir.rules.expression.Dialect;
import dev.weir.rules.expression.Expression;
import dev.weir.rules.expression.ExpressionChecker;
import dev.weir.rules.expression.type.EventTypes;
import dev.weir.rules.expression.type.Naming;
import dev.weir.rules.expression.type.Sight;
import dev.weir.rules.limit.RuleLimits;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Checks {@code when}, {@code subject}, {@code score} and parameters of one rule: they see the same names. */
final class TriggerExpressions {
    private final Optional<ExpressionChecker> checker;
    private final Map<String, String> hints;
    private final Naming naming;
    private final Set<String> featureNames = new TreeSet<>();
    private final Diagnostics diagnostics;

    /**
     * For a rule.
     *
     * @param vantage from where they look; while that is unknown nothing can be checked
     */
    TriggerExpressions(Checkers checkers, Optional<Vantage> vantage, FeatureSet features, Diagnostics diagnostics) {
        this.checker = vantage.map(from -> checkers.of(from.sight()));
        this.hints = vantage.map(Vantage::hints).orElse(Map.of());
        this.naming = vantage.map(Vantage::naming).orElse(Naming.PLAIN);
        features.features().forEach(feature -> featureNames.add(feature.name()));
        this.diagnostics = diagnostics;
    }

    /** Makes checkers of expressions. */
    record Checkers(Schema schema, RuleLimits limits, Dialect dialect) {
        /** The types of events that rules may be about. */
        EventTypes types() {
            return new EventTypes(schema);
        }

        /** Of those that see this. */
        ExpressionChecker of(Sight sight) {
            return new ExpressionChecker(dialect, new EventTypes(schema).of(sight), limits.maxExpressionChars());
        }
    }

    /** Where errors are noted. */
    Diagnostics diagnostics() {
        return diagnostics;
    }

    /** Ready to run. */
    Expression planned(Checked checked) {
        return new CelExpression(checked, naming);
    }

    /** Whether it names a stage. */
    boolean looksBack(Checked checked) {
        return checked.names().stream().anyMatch(naming.stages()::containsKey);
    }

    /** The expression at a key, or empty if there is none or something is wrong with it, which is noted. */
    Optional<Checked> checkAt(Section section, String key, String hint) {
        Optional<String> text = section.expression(key, hint);
        return checker.isEmpty()
                ? Optional.empty()
                : text.flatMap(
                        written -> checker.get().check(new Written(section.pathOf(key), written, hints), diagnostics));
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
