package dev.weir.rules;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelVariableResolver;
import dev.weir.events.Value;

/** An expression that CEL's runtime evaluates. */
final class CelExpression implements Expression {
    private static final Value FALSE = new Value.Bool(false);

    private final CelRuntime.Program program;
    private final Shortcut shortcut;
    private final Naming naming;

    CelExpression(Checked checked) {
        this(checked, Naming.PLAIN);
    }

    CelExpression(Checked checked, Naming naming) {
        this.program = checked.program();
        this.shortcut = Shortcut.of(checked.ast());
        this.naming = naming;
    }

    @Override
    public Value evaluate(Scope scope) throws EvaluationException {
        return shortcut.isFalse(scope.view()) ? FALSE : evaluate(new ScopeVariables(scope, naming));
    }

    /** Its value over an event and these variables, of which the event is one. */
    Value evaluate(EventView view, CelVariableResolver variables) throws EvaluationException {
        return shortcut.isFalse(view) ? FALSE : evaluate(variables);
    }

    private Value evaluate(CelVariableResolver variables) throws EvaluationException {
        try {
            return CelValues.fromCel(program.eval(variables));
        } catch (CelEvaluationException e) {
            throw new EvaluationException(String.valueOf(e.getMessage()), e);
        }
    }
}
