package dev.weir.rules;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelVariableResolver;
import dev.weir.events.Value;

/** An expression that CEL's runtime evaluates. */
final class CelExpression implements Expression {
    private final CelRuntime.Program program;

    CelExpression(CelRuntime.Program program) {
        this.program = program;
    }

    @Override
    public Value evaluate(Scope scope) throws EvaluationException {
        return evaluate(new ScopeVariables(scope));
    }

    /** Its value over these variables. */
    Value evaluate(CelVariableResolver variables) throws EvaluationException {
        try {
            return CelValues.fromCel(program.eval(variables));
        } catch (CelEvaluationException e) {
            throw new EvaluationException(String.valueOf(e.getMessage()), e);
        }
    }
}
