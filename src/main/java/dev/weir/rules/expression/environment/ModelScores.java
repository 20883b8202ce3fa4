package dev.weir.rules.expression.environment;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelMacroExprFactory;
import dev.cel.runtime.CelFunctionBinding;
import dev.weir.rules.document.DecisionLookbacks;
import dev.weir.rules.document.Diagnostics;
import dev.weir.rules.document.RuleIds;
import dev.weir.rules.expression.scope.Scope;
import dev.weir.rules.expression.value.CelValues;
import java.util.List;
import java.util.Optional;

/**
 * {@code score("card-fraud")}: macros for a function that also receives the models, as a variable that no rule can name
 * and that only exists in expressions about a decision. What it gives is absent where the model says nothing.
 */
public final class ModelScores {
    /** The name in rules. */
    public static final String NAME = "score";

    /** The second argument that asks the challenger, and the last part of its key on the topic of models. */
    public static final String CHALLENGER = "shadow";

    /** The most models that one rule may ask. */
    public static final int MOST_ASKED = 8;

    /** The variable with the models. */
    public static final String MODELS = "@models";

    private static final String FUNCTION = "@score";
    private static final String EXAMPLE = "score(\"card-fraud\")";
    private static final String OF_CHALLENGER = "score(\"card-fraud\", \"" + CHALLENGER + "\")";

    /** What it takes. */
    public static final String USAGE =
            "the id of a model: write " + EXAMPLE + ", or " + OF_CHALLENGER + " for its challenger";

    /** The message where no model is asked. */
    public static final String NOT_HERE =
            "'score' asks a model about the event that is decided, with the answers of all keys: it is known in 'when'"
                    + " and in 'then'; ask it there";

    static final CelType TYPE = OpaqueType.create(EventTypes.PREFIX + "models");

    private ModelScores() {}

    /** Returns the macros that rules call. */
    public static List<CelMacro> macros() {
        return List.of(
                CelMacro.newGlobalMacro(
                        NAME, 1, (factory, target, arguments) -> Optional.of(expand(factory, arguments.get(0), ""))),
                CelMacro.newGlobalMacro(
                        NAME,
                        2,
                        (factory, target, arguments) -> Optional.of(
                                text(arguments.get(1))
                                                .filter(CHALLENGER::equals)
                                                .isPresent()
                                        ? expand(factory, arguments.get(0), "/" + CHALLENGER)
                                        : factory.reportError("the second argument of 'score' can only be \""
                                                + CHALLENGER + "\", which asks the challenger: write "
                                                + OF_CHALLENGER))));
    }

    private static CelExpr expand(CelMacroExprFactory factory, CelExpr argument, String suffix) {
        Optional<String> model = text(argument);
        if (model.isEmpty()) {
            return factory.reportError("'score' takes the id of a model that is written out, so that it is known which"
                    + " features it needs: write " + EXAMPLE);
        }
        return RuleIds.isId(model.get())
                ? factory.newGlobalCall(
                        FUNCTION, factory.newIdentifier(MODELS), factory.newStringLiteral(model.get() + suffix))
                : factory.reportError("'" + model.get() + "' cannot be the id of a model; " + RuleIds.HINT + EXAMPLE);
    }

    private static Optional<String> text(CelExpr expr) {
        return expr.getKind() == Kind.CONSTANT && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE
                ? Optional.of(expr.constant().stringValue())
                : Optional.empty();
    }

    /** Returns the declaration of the function. */
    public static CelFunctionDecl declaration() {
        return CelFunctionDecl.newFunctionDeclaration(
                FUNCTION, CelOverloadDecl.newGlobalOverload(FUNCTION, SimpleType.DOUBLE, TYPE, SimpleType.STRING));
    }

    /** Returns the implementation of the function. */
    public static List<CelFunctionBinding> bindings() {
        CelFunctionBinding binding = CelFunctionBinding.from(FUNCTION, Scope.class, String.class, ModelScores::of);
        return List.copyOf(CelFunctionBinding.fromOverloads(FUNCTION, binding));
    }

    private static Object of(Scope scope, String model) {
        double score = scope.score(model);
        return Double.isNaN(score) ? CelValues.ABSENT : (Object) score;
    }

    /** Returns whether an expression asks a model. */
    public static boolean isCall(CelExpr expr) {
        return expr.getKind() == Kind.CALL && isFunction(expr.call().function());
    }

    /** Returns whether a function asks a model. */
    public static boolean isFunction(String function) {
        return function.equals(FUNCTION);
    }

    /**
     * Notes the model that a call asks; ignores other calls.
     *
     * @param path of the expression in the document
     */
    public static void note(CelExpr expr, String path, Diagnostics diagnostics) {
        if (isCall(expr)) {
            diagnostics.lookbacks(DecisionLookbacks.ofModel(
                    expr.call().args().get(1).constant().stringValue(), path));
        }
    }
}
