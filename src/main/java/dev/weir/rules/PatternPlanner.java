package dev.weir.rules;

import dev.weir.patterns.CompiledPattern;
import dev.weir.patterns.PatternDefinition;
import dev.weir.patterns.PatternException;
import dev.weir.patterns.Stage;
import java.util.List;
import java.util.Optional;

/** Makes the pattern of a rule of a draft whose conditions were checked. */
final class PatternPlanner {
    private final PatternDraft draft;
    private final ConditionReader reader;
    private final List<Stage> stages;

    private PatternPlanner(PatternDraft draft, ConditionReader reader) {
        this.draft = draft;
        this.reader = reader;
        this.stages = reader.read();
    }

    /** Checks the conditions; errors are noted. */
    static PatternPlanner of(
            PatternDraft draft, TriggerExpressions.Checkers checkers, FeatureSet features, Findings findings) {
        return new PatternPlanner(draft, new ConditionReader(draft, checkers, features, findings));
    }

    /** The structure, of a draft without errors. */
    PatternDefinition definition() {
        PatternDraft.Settings settings = draft.settings();
        return new PatternDefinition(
                draft.by(),
                stages,
                settings.withinMillis(),
                settings.afterMatch(),
                settings.order(),
                settings.maxOpen());
    }

    /** The pattern, of a draft without errors; what its compiler refuses is noted. */
    Optional<RulePattern> plan(boolean subjectLooksBack, Findings findings) {
        try {
            return Optional.of(new RulePattern(
                    CompiledPattern.of(definition()),
                    reader.conditions(),
                    reader.features(),
                    reader.usesStock(),
                    draft.settings().drains(),
                    subjectLooksBack));
        } catch (PatternException e) {
            for (PatternException.Problem problem : e.problems()) {
                findings.add(path(problem.stage()), problem.message());
            }
            return Optional.empty();
        }
    }

    private String path(List<Integer> stage) {
        StringBuilder path = new StringBuilder(draft.section().path());
        stage.forEach(index -> path.append(".stages[").append(index).append(']'));
        return path.toString();
    }
}
