package dev.weir.rules.expression.eval;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.CelSelect;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.ast.CelReference;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeType;
import dev.cel.runtime.CelFunctionBinding;
import dev.weir.rules.expression.Absence;
import dev.weir.rules.expression.environment.Environment;
import dev.weir.rules.expression.environment.EventTypes;
import dev.weir.rules.expression.environment.Variable;
import dev.weir.rules.expression.value.Failure;
import dev.weir.rules.expression.value.Meter;
import dev.weir.rules.expression.value.RuntimeTypes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Plans a checked expression: what each node does is decided here, once, and names are replaced by the numbers that the
 * environment has for them. For one use.
 *
 * <p>Nodes outside loops are evaluated at most once and charged in advance; each iteration of a loop is charged for the
 * nodes of its body; functions charge for their work on texts and lists.
 */
public final class EvalPlanner {
    private final CelAbstractSyntaxTree checked;
    private final Bindings functions;
    private final Environment environment;
    private final Map<String, Integer> bound = new HashMap<>();
    private int numbers;

    private EvalPlanner(CelAbstractSyntaxTree checked, Environment environment, Bindings functions) {
        this.checked = checked;
        this.environment = environment;
        this.functions = functions;
        environment.given().forEach(this::bind);
    }

    /**
     * Plans an expression that was checked in an environment; throws a {@link Failure} if it uses something that does
     * not exist.
     */
    public static Program plan(
            CelAbstractSyntaxTree checked, Environment environment, Bindings functions, Meter meter) {
        EvalPlanner planner = new EvalPlanner(checked, environment, functions);
        Eval eval = planner.plan(checked.getExpr());
        return new Program(eval, environment, planner.numbers, nodes(checked.getExpr()), meter);
    }

    /** Returns the number of nodes outside loops. */
    private static int nodes(CelExpr expr) {
        if (expr.getKind() == Kind.COMPREHENSION) {
            CelComprehension loop = expr.comprehension();
            return 1 + nodes(loop.iterRange()) + nodes(loop.accuInit()) + nodes(loop.result());
        }
        int nodes = 1;
        for (CelExpr child : ExprTree.children(expr)) {
            nodes += nodes(child);
        }
        return nodes;
    }

    private Eval plan(CelExpr expr) {
        return switch (expr.getKind()) {
            case CONSTANT -> constant(expr.constant());
            case IDENT -> named(expr);
            case SELECT -> selected(expr);
            case CALL -> called(expr);
            case LIST -> list(expr.list().elements());
            case MAP -> {
                List<CelExpr.CelMap.Entry> entries = expr.map().entries();
                yield new EvalContainers.OfMap(
                        all(entries.stream().map(CelExpr.CelMap.Entry::key).toList()),
                        all(entries.stream().map(CelExpr.CelMap.Entry::value).toList()));
            }
            case COMPREHENSION -> loop(expr.comprehension());
            case STRUCT, NOT_SET -> throw Failure.of("an expression makes no messages");
        };
    }

    private List<Eval> all(List<CelExpr> exprs) {
        return exprs.stream().map(this::plan).toList();
    }

    /** Plans a list; one of constants is always the same. */
    private Eval list(List<CelExpr> elements) {
        if (elements.isEmpty() || elements.stream().anyMatch(element -> element.getKind() != Kind.CONSTANT)) {
            return new EvalContainers.OfList(all(elements));
        }
        List<Object> values =
                elements.stream().map(element -> value(element.constant())).toList();
        return frame -> values;
    }

    private static Eval constant(CelConstant constant) {
        Object value = value(constant);
        return frame -> value;
    }

    private static Object value(CelConstant constant) {
        return switch (constant.getKind()) {
            case NULL_VALUE -> constant.nullValue();
            case BOOLEAN_VALUE -> constant.booleanValue();
            case INT64_VALUE -> constant.int64Value();
            case UINT64_VALUE -> constant.uint64Value();
            case DOUBLE_VALUE -> constant.doubleValue();
            case STRING_VALUE -> constant.stringValue();
            case BYTES_VALUE -> constant.bytesValue();
            default -> throw Failure.of("there are no constants of kind " + constant.getKind());
        };
    }

    private Eval named(CelExpr expr) {
        Optional<CelReference> reference = reference(expr);
        if (reference.flatMap(CelReference::value).isPresent()) {
            return constant(reference.flatMap(CelReference::value).get());
        }
        CelType type = checked.getType(expr.id()).orElse(SimpleType.DYN);
        if (reference.isPresent() && type.kind() == CelKind.TYPE && type instanceof TypeType named) {
            TypeType value = RuntimeTypes.named(named.type());
            return frame -> value;
        }
        String name = reference.map(CelReference::name).orElse(expr.ident().name());
        Integer number = bound.get(name);
        if (number != null) {
            return frame -> frame.bound(number);
        }
        String outermost = name.startsWith(".") ? name.substring(1) : name;
        return environment
                .find(outermost)
                .map(variable -> EvalNames.of(variable, environment))
                .orElseThrow(() -> Failure.of("there is no '" + outermost + "'"));
    }

    /** Returns the variable that an expression consists of, if it is one and no loop has bound its name. */
    private Optional<Variable> variable(CelExpr expr) {
        return expr.getKind() == Kind.IDENT && !bound.containsKey(expr.ident().name())
                ? environment.find(expr.ident().name())
                : Optional.empty();
    }

    private Eval selected(CelExpr expr) {
        CelSelect select = expr.select();
        Optional<Eval> direct = direct(select.operand(), select.field());
        if (direct.isPresent()) {
            return select.testOnly() ? new EvalFields.Present(direct.get()) : direct.get();
        }
        Eval operand = plan(select.operand());
        return select.testOnly()
                ? new EvalFields.Presence(operand, select.field())
                : new EvalFields.Selection(operand, select.field());
    }

    /** Returns a node that reads a field of a variable, or an attribute, without creating the whole event. */
    private Optional<Eval> direct(CelExpr owner, String field) {
        if (owner.getKind() == Kind.SELECT
                && !owner.select().testOnly()
                && owner.select().field().equals(EventTypes.ATTRIBUTES)) {
            return variable(owner.select().operand())
                    .flatMap(variable -> EvalNames.attribute(variable, field, environment));
        }
        return variable(owner).flatMap(variable -> EvalNames.field(variable, field, environment));
    }

    private Eval called(CelExpr expr) {
        CelCall call = expr.call();
        return switch (call.function()) {
            case "_&&_" ->
                new EvalLogic.Joined(plan(call.args().get(0)), plan(call.args().get(1)), false);
            case "_||_" ->
                new EvalLogic.Joined(plan(call.args().get(0)), plan(call.args().get(1)), true);
            case "_?_:_" -> {
                List<Eval> parts = all(call.args());
                yield new EvalLogic.Choice(parts.get(0), parts.get(1), parts.get(2));
            }
            case "@not_strictly_false" ->
                new EvalLogic.NotStrictlyFalse(plan(call.args().get(0)));
            case Absence.PRESENT -> new EvalFields.Given(plan(call.args().get(0)));
            case Absence.OR_ELSE ->
                new EvalLogic.Default(plan(call.args().get(0)), plan(call.args().get(1)));
            default -> function(expr, call);
        };
    }

    private Eval function(CelExpr expr, CelCall call) {
        List<String> overloads =
                reference(expr).map(CelReference::overloadIds).map(List::copyOf).orElse(List.of());
        Optional<CelFunctionBinding> one =
                overloads.size() == 1 ? functions.overload(overloads.get(0)) : Optional.empty();
        Optional<String> qualified = one.isPresent()
                ? Optional.empty()
                : call.target()
                        .flatMap(EvalPlanner::qualifiedName)
                        .map(prefix -> prefix + "." + call.function())
                        .filter(functions::has);
        List<Eval> arguments = qualified.isPresent() || call.target().isEmpty()
                ? all(call.args())
                : all(Stream.concat(call.target().stream(), call.args().stream())
                        .toList());
        if (one.isPresent()) {
            return EvalComparison.of(call.function(), one.get(), arguments)
                    .orElseGet(() -> EvalCall.of(one.get(), call.args(), arguments, functions.regexes()));
        }
        String function = qualified.orElse(call.function());
        if (!functions.has(function)) {
            throw Failure.of("there is no function '" + function + "'");
        }
        return new EvalCall.Chosen(function, functions.overloads(function), arguments);
    }

    private static Optional<String> qualifiedName(CelExpr expr) {
        return switch (expr.getKind()) {
            case IDENT -> Optional.of(expr.ident().name());
            case SELECT ->
                qualifiedName(expr.select().operand())
                        .map(prefix -> prefix + "." + expr.select().field());
            default -> Optional.empty();
        };
    }

    private Eval loop(CelComprehension loop) {
        Eval range = plan(loop.iterRange());
        Eval start = plan(loop.accuInit());
        long perRound = 2L + nodes(loop.loopCondition()) + nodes(loop.loopStep());
        Map<String, Integer> outside = new HashMap<>(bound);
        int soFar = bind(loop.accuVar());
        Map<String, Integer> around = new HashMap<>(bound);
        int each = bind(loop.iterVar());
        Eval goesOn = plan(loop.loopCondition());
        Eval step = plan(loop.loopStep());
        bound.clear();
        bound.putAll(around);
        Eval result = plan(loop.result());
        bound.clear();
        bound.putAll(outside);
        return new EvalLoop(range, start, new EvalLoop.Body(soFar, each, goesOn, step, perRound), result);
    }

    private int bind(String name) {
        bound.put(name, numbers);
        return numbers++;
    }

    private Optional<CelReference> reference(CelExpr expr) {
        return Optional.ofNullable(checked.getReferenceMap().get(expr.id()));
    }
}
