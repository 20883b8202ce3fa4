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
import dev.weir.rules.document.DecisionLookbacks;
import dev.weir.rules.document.Diagnostics;
import dev.weir.rules.document.Lookback;
import dev.weir.rules.document.RuleIds;
import dev.weir.rules.expression.scope.Scope;
import dev.weir.text.Durations;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The functions that ask about earlier decisions, such as {@code recently("REVIEW", "24h")}: macros for functions that
 * also receive the subject, as a variable that no rule can name and that only exists in expressions about a subject.
 */
public enum EarlierDecisions {
    /** Whether a decision had a reason with an outcome. */
    RECENTLY("recently", "an outcome", "recently(\"REVIEW\", \"24h\")"),
    /** How many decisions had a reason with an outcome. */
    DECIDED("decided", "an outcome", "decided(\"OFFER\", \"7d\")"),
    /** Whether a rule was a reason of a decision. */
    FIRED("fired", "the id of a rule", "fired(\"card-testing\", \"1h\")");

    /** Asks whether another rule fires in the same decision. */
    private static final String FIRES = "@fires";

    /** The variable with the subject. */
    public static final String SUBJECT = "@subject";

    /** Its type. */
    static final CelType SUBJECT_TYPE = OpaqueType.create(EventTypes.PREFIX + "subject");

    /** The message where there is no subject yet. */
    public static final String NOT_HERE =
            "'recently', 'decided' and 'fired' are about decisions on the subject, which is known in 'when', 'score' and"
                    + " 'params'; ask them there";

    private final String inRules;
    private final String what;
    private final String example;

    EarlierDecisions(String inRules, String what, String example) {
        this.inRules = inRules;
        this.what = what;
        this.example = example;
    }

    /** Returns the name in rules. */
    public String inRules() {
        return inRules;
    }

    /** Says what it takes. */
    public String usage() {
        return what + " and how far back to look: write " + example;
    }

    private String function() {
        return "@" + inRules;
    }

    private CelType type() {
        return switch (this) {
            case RECENTLY, FIRED -> SimpleType.BOOL;
            case DECIDED -> SimpleType.INT;
        };
    }

    /** Returns the macros, which refuse longer durations than this. */
    public static List<CelMacro> macros(long longestMillis) {
        Stream<CelMacro> earlier = Arrays.stream(values())
                .map(one -> CelMacro.newGlobalMacro(
                        one.inRules,
                        2,
                        (factory, target, arguments) -> Optional.of(one.expand(factory, arguments, longestMillis))));
        CelMacro same = CelMacro.newGlobalMacro(
                FIRED.inRules, 1, (factory, target, arguments) -> Optional.of(expandSame(factory, arguments.get(0))));
        return Stream.concat(earlier, Stream.of(same)).toList();
    }

    private static CelExpr expandSame(CelMacroExprFactory factory, CelExpr argument) {
        Optional<String> rule = text(argument);
        Optional<String> refusal = rule.isEmpty()
                ? Optional.of("'fired' takes the id of a rule that is written out, so that it is known which rule comes"
                        + " first: write fired(\"card-testing\") for the same decision, or " + FIRED.example
                        + " for earlier ones")
                : FIRED.refusal(rule.get());
        return refusal.isPresent()
                ? factory.reportError(refusal.get())
                : factory.newGlobalCall(FIRES, factory.newIdentifier(SUBJECT), argument);
    }

    private CelExpr expand(CelMacroExprFactory factory, ImmutableList<CelExpr> arguments, long longestMillis) {
        Optional<String> name = text(arguments.get(0));
        Optional<String> written = text(arguments.get(1));
        if (name.isEmpty() || written.isEmpty()) {
            return factory.reportError("'" + inRules + "' takes " + what + " and a duration that are written out, so"
                    + " that it is known what to remember: write " + example);
        }
        OptionalLong millis = Durations.millis(written.get());
        if (millis.isEmpty() || millis.getAsLong() <= 0 || millis.getAsLong() > longestMillis) {
            return factory.reportError("'" + written.get() + "' is how far back to look; "
                    + Durations.advice(written.get(), 1, longestMillis) + ", such as 5m, 24h, 90d or 1h30m");
        }
        Optional<String> refusal = refusal(name.get());
        if (refusal.isPresent()) {
            return factory.reportError(refusal.get());
        }
        return factory.newGlobalCall(
                function(),
                factory.newIdentifier(SUBJECT),
                arguments.get(0),
                factory.newIntLiteral(millis.getAsLong()));
    }

    private Optional<String> refusal(String name) {
        return switch (this) {
            case RECENTLY, DECIDED ->
                name.isBlank() ? Optional.of("the outcome is empty; write " + example) : Optional.empty();
            case FIRED ->
                RuleIds.isId(name)
                        ? Optional.empty()
                        : Optional.of("'" + name + "' cannot be the id of a rule; " + RuleIds.HINT + example);
        };
    }

    private static Optional<String> text(CelExpr expr) {
        return expr.getKind() == Kind.CONSTANT && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE
                ? Optional.of(expr.constant().stringValue())
                : Optional.empty();
    }

    /** Returns the declarations of the functions. */
    public static List<CelFunctionDecl> declarations() {
        Stream<CelFunctionDecl> earlier = Arrays.stream(values())
                .map(one -> CelFunctionDecl.newFunctionDeclaration(
                        one.function(),
                        CelOverloadDecl.newGlobalOverload(
                                one.inRules, one.type(), SUBJECT_TYPE, SimpleType.STRING, SimpleType.INT)));
        CelFunctionDecl same = CelFunctionDecl.newFunctionDeclaration(
                FIRES, CelOverloadDecl.newGlobalOverload(FIRES, SimpleType.BOOL, SUBJECT_TYPE, SimpleType.STRING));
        return Stream.concat(earlier, Stream.of(same)).toList();
    }

    /** Returns the implementations of the functions. */
    public static List<CelFunctionBinding> bindings() {
        Stream<CelFunctionBinding> earlier = Arrays.stream(values())
                .flatMap(one -> CelFunctionBinding.fromOverloads(one.function(), one.binding()).stream());
        CelFunctionBinding same = CelFunctionBinding.from(FIRES, Scope.class, String.class, Scope::fires);
        return Stream.concat(earlier, CelFunctionBinding.fromOverloads(FIRES, same).stream())
                .toList();
    }

    @SuppressWarnings("Immutable") // the constants of this enum hold nothing that changes
    private CelFunctionBinding binding() {
        return CelFunctionBinding.from(
                inRules,
                List.of(Scope.class, String.class, Long.class),
                given -> ask((Scope) given[0], (String) given[1], (long) given[2]));
    }

    private Object ask(Scope scope, String name, long withinMillis) {
        return switch (this) {
            case RECENTLY -> scope.recently(name, withinMillis);
            case DECIDED -> (long) scope.decided(name, withinMillis);
            case FIRED -> scope.fired(name, withinMillis);
        };
    }

    /** Returns whether a function asks for decisions. */
    public static boolean isOne(String function) {
        return function.equals(FIRES)
                || Arrays.stream(values()).anyMatch(one -> one.function().equals(function));
    }

    /** Notes what a call uses; ignores other calls. */
    public static void note(CelExpr expr, Diagnostics diagnostics) {
        if (expr.getKind() == Kind.CALL && expr.call().function().equals(FIRES)) {
            String rule = expr.call().args().get(1).constant().stringValue();
            diagnostics.lookbacks(DecisionLookbacks.alongside(rule));
        } else if (expr.getKind() == Kind.CALL) {
            Arrays.stream(values())
                    .filter(one -> one.function().equals(expr.call().function()))
                    .forEach(one ->
                            diagnostics.lookbacks(one.lookbacks(expr.call().args())));
        }
    }

    /** Returns the outcome that a call asks for; empty for other calls. */
    public static Optional<CelExpr> outcomeOf(CelExpr call) {
        return Stream.of(RECENTLY, DECIDED)
                .filter(one -> one.function().equals(call.call().function()))
                .map(one -> call.call().args().get(1))
                .findFirst();
    }

    private DecisionLookbacks lookbacks(List<CelExpr> arguments) {
        Map<String, Lookback> asked = Map.of(
                arguments.get(1).constant().stringValue(),
                Lookback.within(arguments.get(2).constant().int64Value()));
        return switch (this) {
            case RECENTLY -> new DecisionLookbacks(asked, Map.of(), Map.of());
            case DECIDED -> new DecisionLookbacks(Map.of(), asked, Map.of());
            case FIRED -> new DecisionLookbacks(Map.of(), Map.of(), asked);
        };
    }
}
