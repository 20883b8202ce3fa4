package dev.weir.rules.expression;

import dev.cel.runtime.CelVariableResolver;
import dev.weir.events.Boundary;
import dev.weir.events.Value;
import dev.weir.rules.expression.eval.Program;
import dev.weir.rules.expression.type.EventView;
import dev.weir.rules.expression.type.Naming;
import dev.weir.rules.expression.type.Scope;
import dev.weir.rules.expression.value.EvaluationException;
import dev.weir.rules.expression.value.Failure;
import dev.weir.rules.expression.value.Steps;

/** An expression of CEL. */
public final class CelExpression implements Expression {
    private static final Value FALSE = new Value.Bool(false);

    private final Program program;
    private final Shortcut shortcut;
    private final Naming naming;
    private final boolean seesLines;
    private final long mostSteps;

    /** Creates an expression, ready to run, of one that was checked. */
    public CelExpression(Checked checked) {
        this(checked, Naming.PLAIN);
    }

    /** Creates an expression, ready to run, of one that was checked. */
    public CelExpression(Checked checked, Naming naming) {
        this.program = checked.program();
        this.shortcut = Shortcut.of(checked.ast());
        this.naming = naming;
        this.seesLines = checked.seesLines();
        this.mostSteps = StepBound.of(checked.ast());
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
        try {
            if (shortcut.isFalse(scope.view())) {
                steps.take(1);
                return FALSE;
            }
            return program.value(new ScopeVariables(scope, naming), program.maxSteps(), steps);
        } catch (Throwable thrown) { // whatever a rule brings about, it has failed and no more
            throw failed(thrown);
        }
    }

    /** Its value over an event and these variables, of which the event is one, as a part of a feature. */
    Value evaluate(EventView view, CelVariableResolver variables, Steps steps) throws EvaluationException {
        try {
            if (shortcut.isFalse(view)) {
                steps.take(1);
                return FALSE;
            }
            return program.value(variables, program.maxStepsOfFeature(), steps);
        } catch (Throwable thrown) { // likewise
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
