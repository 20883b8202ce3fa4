package dev.weir.rules.expression.environment;

import com.google.common.collect.ImmutableList;
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
import dev.weir.rules.document.Diagnostics;
import dev.weir.rules.document.Recall;
import dev.weir.rules.expression.scope.Scope;
import dev.weir.text.Durations;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * {@code recently("REVIEW", "24h")}: a macro for a function that also receives the subject, as a variable that no rule
 * can name and that only exists in expressions about a subject.
 */
public final class Recently {
    /** The name in rules. */
    public static final String NAME = "recently";

    /** The variable with the subject. */
    public static final String SUBJECT = "@subject";

    /** Its type. */
    static final CelType SUBJECT_TYPE = OpaqueType.create(EventTypes.PREFIX + "subject");

    private static final String FUNCTION = "@recently";
    private static final String HOW = "write recently(\"REVIEW\", \"24h\")";

    /** What it takes. */
    public static final String USAGE = "an outcome and how far back to look: " + HOW;

    /** The message where there is no subject yet. */
    public static final String NOT_HERE =
            "'recently' is about decisions on the subject, which is known in 'when', 'score' and"
                    + " 'params'; ask it there";

    private Recently() {}

    /** Returns the macro, which refuses longer durations than this. */
    public static CelMacro macro(long longestMillis) {
        return CelMacro.newGlobalMacro(
                NAME, 2, (factory, target, arguments) -> Optional.of(expand(factory, arguments, longestMillis)));
    }

    private static CelExpr expand(CelMacroExprFactory factory, ImmutableList<CelExpr> arguments, long longestMillis) {
        Optional<String> outcome = text(arguments.get(0));
        Optional<String> written = text(arguments.get(1));
        if (outcome.isEmpty() || written.isEmpty()) {
            return factory.reportError("'" + NAME + "' takes an outcome and a duration that are written out, so that it"
                    + " is known what to remember: " + HOW);
        }
        OptionalLong millis = Durations.millis(written.get());
        if (millis.isEmpty() || millis.getAsLong() <= 0 || millis.getAsLong() > longestMillis) {
            return factory.reportError("'" + written.get() + "' is how far back to look; write a duration from 1ms to "
                    + Durations.text(longestMillis) + ", such as 5m, 24h, 90d or 1h30m");
        }
        if (outcome.get().isBlank()) {
            return factory.reportError("the outcome is empty; " + HOW);
        }
        return factory.newGlobalCall(
                FUNCTION, factory.newIdentifier(SUBJECT), arguments.get(0), factory.newIntLiteral(millis.getAsLong()));
    }

    private static Optional<String> text(CelExpr expr) {
        return expr.getKind() == Kind.CONSTANT && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE
                ? Optional.of(expr.constant().stringValue())
                : Optional.empty();
    }

    /** Returns the declaration of the function. */
    public static CelFunctionDecl declaration() {
        return CelFunctionDecl.newFunctionDeclaration(
                FUNCTION,
                CelOverloadDecl.newGlobalOverload(
                        "recently", SimpleType.BOOL, SUBJECT_TYPE, SimpleType.STRING, SimpleType.INT));
    }

    /** Returns the implementation of the function. */
    public static List<CelFunctionBinding> bindings() {
        return List.copyOf(CelFunctionBinding.fromOverloads(
                FUNCTION,
                CelFunctionBinding.from(
                        "recently",
                        List.of(Scope.class, String.class, Long.class),
                        given -> ((Scope) given[0]).recently((String) given[1], (long) given[2]))));
    }

    /** Notes what a call uses; ignores other calls. */
    public static void note(CelExpr expr, Diagnostics diagnostics) {
        if (expr.getKind() == Kind.CALL && expr.call().function().equals(FUNCTION)) {
            List<CelExpr> arguments = expr.call().args();
            diagnostics.recalls(
                    arguments.get(1).constant().stringValue(),
                    Recall.within(arguments.get(2).constant().int64Value()));
        }
    }
}
