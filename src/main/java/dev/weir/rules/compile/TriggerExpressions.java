package dev.weir.rules.compile;

import dev.weir.features.definition.RowCalendar;
import dev.weir.rules.document.Diagnostics;
import dev.weir.rules.document.ExpressionSource;
import dev.weir.rules.document.Section;
import dev.weir.rules.expression.CelExpression;
import dev.weir.rules.expression.Checked;
import dev.weir.rules.expression.Dialect;
import dev.weir.rules.expression.Expression;
import dev.weir.rules.expression.ExpressionChecker;
import dev.weir.rules.expression.environment.Environment;
import dev.weir.rules.expression.environment.EventTypes;
import dev.weir.rules.limit.RuleLimits;
import dev.weir.rules.rule.RuleFeature;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Checks {@code when}, {@code subject}, {@code score} and parameters of one rule, which can name the same things. */
final class TriggerExpressions {
    private final Optional<ExpressionChecker> checker;
    private final Set<String> featureNames = new TreeSet<>();
    private final Set<String> columnNames = new TreeSet<>();
    /** The columns that say in which zone features are, by the names of these. */
    private final Map<String, String> zones = new HashMap<>();

    private final Diagnostics diagnostics;

    /**
     * Creates a checker of the expressions of a rule.
     *
     * @param environment of the expressions; while it is unknown nothing can be checked
     */
    TriggerExpressions(
            Checkers checkers, Optional<Environment> environment, FeatureSet features, Diagnostics diagnostics) {
        this.checker = environment.map(checkers::of).map(every -> every.withMillis(features.inMillis()));
        features.features().forEach(feature -> featureNames.add(feature.name()));
        features.columns().forEach(column -> columnNames.add(column.name()));
        for (RuleFeature feature : features.features()) {
            if (feature.aggregate().map(of -> of.window().part()).orElse(null) instanceof RowCalendar calendar) {
                zones.put(
                        feature.name(),
                        calendar.zone().table().ruleName() + "."
                                + calendar.zone().column());
            }
        }
        this.diagnostics = diagnostics;
    }

    /** Creates checkers of expressions. */
    record Checkers(EventTypes types, RuleLimits limits, Dialect dialect) {
        /** Returns a checker for expressions in this environment. */
        ExpressionChecker of(Environment environment) {
            return new ExpressionChecker(dialect, environment, limits.maxExpressionChars());
        }
    }

    /** Returns where errors are noted. */
    Diagnostics diagnostics() {
        return diagnostics;
    }

    /** Returns an expression ready to run. */
    Expression planned(Checked checked) {
        return new CelExpression(checked);
    }

    /** Returns whether it names a stage. */
    boolean looksBack(Checked checked) {
        return checked.names().stream().anyMatch(checked.environment()::isStage);
    }

    /** Returns the expression at a key, or empty if it is missing or has an error, which is noted. */
    Optional<Checked> checkAt(Section section, String key, String hint) {
        Optional<String> text = section.expression(key, hint);
        return checker.isEmpty()
                ? Optional.empty()
                : text.flatMap(written ->
                        checker.get().check(new ExpressionSource(section.pathOf(key), written), diagnostics));
    }

    /** Returns the features that an expression uses. */
    Set<String> features(Checked checked) {
        Set<String> names = new TreeSet<>(checked.names());
        names.retainAll(featureNames);
        return names;
    }

    /** Returns features with the columns that say in which zone they are. */
    Set<String> withZones(Set<String> names) {
        Set<String> all = new TreeSet<>(names);
        names.stream()
                .map(name -> zones.getOrDefault(name, name))
                .filter(featureNames::contains)
                .forEach(all::add);
        return all;
    }

    /** Returns whether an expression uses a column of a declared table. */
    boolean usesColumns(Checked checked) {
        return features(checked).stream().anyMatch(columnNames::contains);
    }

    /** Returns whether an expression reads live stock. */
    boolean usesStock(Checked checked) {
        return checked.names().contains(EventTypes.STOCK);
    }
}
