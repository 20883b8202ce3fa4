package dev.weir.rules;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelVariableResolver;
import dev.weir.events.Boundary;
import dev.weir.events.Value;

/** An expression that CEL's runtime evaluates. */
final class CelExpression implements Expression {
    private static final Value FALSE = new Value.Bool(false);

    private final CelRuntime.Program program;
    private final Shortcut shortcut;
    private final Naming naming;
    private final boolean seesLines;

    CelExpression(Checked checked) {
        this(checked, Naming.PLAIN);
    }

    CelExpression(Checked checked, Naming naming) {
        this.program = checked.program();
        this.shortcut = Shortcut.of(checked.ast());
        this.naming = naming;
        this.seesLines = checked.seesLines();
    }

    @Override
    public boolean seesLines() {
        return seesLines;
    }

    @Override
    public Value evaluate(Scope scope) throws EvaluationException {
        try {
            return shortcut.isFalse(scope.view()) ? FALSE : run(new ScopeVariables(scope, naming));
        } catch (Throwable thrown) { // whatever a rule brings about, it has failed and no more
            throw failed(thrown);
        }
    }

    /** Its value over an event and these variables, of which the event is one. */
    Value evaluate(EventView view, CelVariableResolver variables) throws EvaluationException {
        try {
            return shortcut.isFalse(view) ? FALSE : run(variables);
        } catch (Throwable thrown) { // likewise
            throw failed(thrown);
        }
    }

    private Value run(CelVariableResolver variables) throws CelEvaluationException, EvaluationException {
        return CelValues.fromCel(program.eval(variables));
    }

    private static EvaluationException failed(Throwable thrown) {
        if (thrown instanceof EvaluationException known) {
            return known;
        }
        return new EvaluationException(
                thrown instanceof CelEvaluationException && !Boundary.isFatal(thrown)
                        ? String.valueOf(thrown.getMessage())
                        : Boundary.reason(thrown),
                thrown);
    }
}
