package dev.weir.rules;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelVariableResolver;
import dev.weir.events.Value;

/** An expression that CEL's runtime evaluates. */
final class CelExpression implements Expression {
    private final CelRuntime.Program program;
    private final Naming naming;

    CelExpression(CelRuntime.Program program) {
        this(program, Naming.PLAIN);
    }

    CelExpression(CelRuntime.Program program, Naming naming) {
        this.program = program;
        this.naming = naming;
    }

    @Override
    public Value evaluate(Scope scope) throws EvaluationException {
        return evaluate(new ScopeVariables(scope, naming));
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
