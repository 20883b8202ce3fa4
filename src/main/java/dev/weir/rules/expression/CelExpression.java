package dev.weir.rules.expression;

import dev.weir.events.Boundary;
import dev.weir.events.Value;
import dev.weir.rules.expression.eval.Program;
import dev.weir.rules.expression.scope.EventScope;
import dev.weir.rules.expression.scope.Scope;
import dev.weir.rules.expression.value.EvaluationException;
import dev.weir.rules.expression.value.Failure;
import dev.weir.rules.expression.value.Steps;
import dev.weir.rules.requirement.Requirement;
import java.util.List;

/** An expression in CEL. */
public final class CelExpression implements Expression {
    private static final Value FALSE = new Value.Bool(false);

    private final Program program;
    private final Shortcut shortcut;
    private final List<Requirement> requirements;
    private final boolean seesLines;
    private final long mostSteps;
    private final String noNumber;

    /** Creates an executable expression from a checked one. */
    public CelExpression(Checked checked) {
        this.program = checked.program();
        this.requirements = RequirementReader.read(checked.ast().getExpr());
        this.shortcut = Shortcut.of(requirements, checked.environment());
        this.seesLines = checked.seesLines();
        this.mostSteps = StepBound.of(checked.ast());
        this.noNumber = Results.noNumber(checked);
    }

    /** Returns what it gives instead of a number or a bool, in words; {@code ""} if it gives one of these. */
    public String noNumber() {
        return noNumber;
    }

    @Override
    public List<Requirement> requirements() {
        return requirements;
    }

    @Override
    public boolean isFalseFor(EventScope event) {
        return shortcut.isFalse(event);
    }

    @Override
    public boolean seesLines() {
        return seesLines;
    }

    @Override
    public long mostSteps() {
        return mostSteps;
    }

    @Override
    public Value evaluate(Scope scope) throws EvaluationException {
        return evaluate(scope, new Steps());
    }

    @Override
    public Value evaluate(Scope scope, Steps steps) throws EvaluationException {
        return evaluate(scope, program.maxSteps(), steps);
    }

    /** Returns its value, using the step budget of a feature. */
    Value evaluateOfFeature(Scope scope, Steps steps) throws EvaluationException {
        return evaluate(scope, program.maxStepsOfFeature(), steps);
    }

    private Value evaluate(Scope scope, long most, Steps steps) throws EvaluationException {
        try {
            if (shortcut.isFalse(scope.atHand())) {
                steps.take(1);
                return FALSE;
            }
            return program.value(scope, most, steps);
        } catch (Throwable thrown) { // whatever a rule causes, only the rule fails
            throw failed(thrown);
        }
    }

    private static EvaluationException failed(Throwable thrown) {
        if (thrown instanceof EvaluationException known) {
            return known;
        }
        return new EvaluationException(
                thrown instanceof Failure ? String.valueOf(thrown.getMessage()) : Boundary.reason(thrown), thrown);
    }
}
