package dev.weir.rules.compile;

import dev.weir.events.EventType;
import dev.weir.events.Field;
import dev.weir.patterns.definition.PatternDefinition;
import dev.weir.patterns.definition.PatternException;
import dev.weir.patterns.definition.Stage;
import dev.weir.patterns.match.CompiledPattern;
import dev.weir.rules.document.Diagnostics;
import dev.weir.rules.rule.ConditionFeatures;
import dev.weir.rules.rule.RulePattern;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a pattern from a draft. */
final class PatternPlanner {
    private final PatternDraft draft;
    private final ConditionReader reader;
    private final Optional<CompiledPattern> compiled;

    /** Checks the conditions and compiles the structure; errors are noted. */
    PatternPlanner(
            PatternDraft draft, TriggerExpressions.Checkers checkers, FeatureSet features, Diagnostics diagnostics) {
        this.draft = draft;
        this.reader = new ConditionReader(draft, checkers, features, diagnostics);
        List<Stage> stages = reader.read();
        this.compiled = draft.sound() ? compile(draft, stages, diagnostics) : Optional.empty();
    }

    /**
     * Returns the pattern, if there were no errors.
     *
     * @param subjectFields see {@link RulePattern}
     */
    Optional<RulePattern> plan(boolean subjectLooksBack, Map<EventType, Field> subjectFields) {
        return compiled.map(pattern -> new RulePattern(
                pattern,
                draft.keys(),
                reader.conditions(),
                new ConditionFeatures(reader.features()),
                draft.leaves().stream().map(leaf -> leaf.draft().name()).toList(),
                reader.usesStock(),
                draft.settings().drains(),
                subjectLooksBack,
                subjectFields));
    }

    private static Optional<CompiledPattern> compile(PatternDraft draft, List<Stage> stages, Diagnostics diagnostics) {
        PatternDraft.Settings settings = draft.settings();
        try {
            CompiledPattern compiled = CompiledPattern.of(new PatternDefinition(
                    draft.by(),
                    stages,
                    settings.withinMillis(),
                    settings.afterMatch(),
                    settings.order(),
                    settings.maxOpen()));
            compiled.warnings().forEach(warning -> diagnostics.warn(path(draft, warning.stage()), warning.message()));
            return Optional.of(compiled);
        } catch (PatternException e) {
            for (PatternException.Problem problem : e.problems()) {
                diagnostics.add(path(draft, problem.stage()), problem.message());
            }
            return Optional.empty();
        }
    }

    private static String path(PatternDraft draft, List<Integer> stage) {
        StringBuilder path = new StringBuilder(draft.section().path());
        stage.forEach(index -> path.append(".stages[").append(index).append(']'));
        return path.toString();
    }
}
