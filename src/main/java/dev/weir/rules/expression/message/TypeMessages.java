package dev.weir.rules.expression.message;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.weir.events.answer.RuleError;
import dev.weir.rules.document.ExpressionSource;
import dev.weir.rules.document.FieldNames;
import dev.weir.rules.expression.environment.Environment;
import dev.weir.rules.expression.environment.EventTypes;
import dev.weir.rules.expression.environment.Lookup;
import dev.weir.rules.expression.environment.Variable;
import dev.weir.rules.expression.eval.ExprTree;
import dev.weir.text.Spelling;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Translates messages of the type checker, which refer to overloads, into plain words, with advice on what to write
 * instead.
 */
public final class TypeMessages {
    /** The beginning of what is said about a name that means nothing. */
    public static final String UNKNOWN_NAME = "unknown name '";

    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '(.*?)' \\(in container.*");
    private static final Pattern UNDEFINED = Pattern.compile("undefined field '(.*)'");
    private static final Pattern OVERLOAD = Pattern.compile(
            "found no matching overload for '(.*?)' applied to '(.*?)'(?: \\(candidates: (.*)\\))?", Pattern.DOTALL);
    private static final Pattern NO_FIELDS = Pattern.compile("type '(.*)' does not support field selection");
    private static final Pattern EXPECTED = Pattern.compile("expected type '(.*)' but found '(.*)'");

    private static final Pattern RANGE =
            Pattern.compile("expression of type '(.*)' cannot be range of a comprehension.*");

    /** Prefixes of function names that are not names themselves. */
    private static final Set<String> NAMESPACES = Set.of("math", "sets", "strings");

    private final ExpressionSource written;
    private final Environment environment;
    private final Map<Long, CelExpr> nodes = new HashMap<>();
    private final Map<Long, Map<String, CelExpr>> bounds = new HashMap<>();

    /** Creates the messages about one expression. */
    public TypeMessages(ExpressionSource written, CelAbstractSyntaxTree parsed, Environment environment) {
        this.written = written;
        this.environment = environment;
        ExprTree.walk(parsed.getExpr(), (expr, bound) -> {
            nodes.put(expr.id(), expr);
            bounds.put(expr.id(), bound);
        });
    }

    /** Returns whether an issue is a problem of its own, and not a consequence of another. */
    public boolean isCause(CelIssue issue) {
        Matcher undeclared = UNDECLARED.matcher(issue.getMessage());
        if (undeclared.matches()) {
            return !NAMESPACES.contains(undeclared.group(1));
        }
        Matcher overload = OVERLOAD.matcher(issue.getMessage());
        return !overload.matches()
                || !overload.group(2).contains(OverloadMessages.ERROR)
                || OverloadMessages.isLogic(overload.group(1));
    }

    /** Returns whether an issue says that one of these functions is not known. */
    public boolean isOfCall(CelIssue issue, Set<String> functions) {
        Matcher undeclared = UNDECLARED.matcher(issue.getMessage());
        return undeclared.matches()
                && functions.contains(undeclared.group(1))
                && nodes.containsKey(issue.getExprId())
                && nodes.get(issue.getExprId()).getKind() == Kind.CALL;
    }

    /** Returns the error for an issue. */
    public RuleError error(CelIssue issue) {
        return written.error(issue.getSourceLocation(), message(issue));
    }

    private String message(CelIssue issue) {
        String said = issue.getMessage();
        CelExpr at = nodes.getOrDefault(issue.getExprId(), CelExpr.newBuilder().build());
        Matcher undeclared = UNDECLARED.matcher(said);
        if (undeclared.matches()) {
            return at.getKind() == Kind.CALL
                    ? unknownFunction(undeclared.group(1), at)
                    : unknownName(undeclared.group(1));
        }
        Matcher undefined = UNDEFINED.matcher(said);
        if (undefined.matches()) {
            return unknownField(undefined.group(1), at);
        }
        Matcher overload = OVERLOAD.matcher(said);
        if (overload.matches()) {
            String candidates = overload.group(3) == null ? "" : overload.group(3);
            return OverloadMessages.message(overload.group(1), overload.group(2), candidates, at);
        }
        return other(said, at);
    }

    private static String other(String said, CelExpr at) {
        Matcher noFields = NO_FIELDS.matcher(said);
        if (noFields.matches()) {
            String type = TypeNames.plain(noFields.group(1));
            return "a " + type + " has no fields" + OperandAdvice.ofField(type, at);
        }
        Matcher expected = EXPECTED.matcher(said);
        if (expected.matches()) {
            return "this has to be " + TypeNames.plain(expected.group(1)) + " and is "
                    + TypeNames.plain(expected.group(2));
        }
        Matcher range = RANGE.matcher(said);
        if (range.matches()) {
            return "a " + TypeNames.plain(range.group(1))
                    + " is no list: all, exists, map and filter go over lists and maps";
        }
        return TypeNames.plain(said);
    }

    private String unknownFunction(String name, CelExpr at) {
        String full = at.call()
                .target()
                .filter(target -> target.getKind() == Kind.IDENT)
                .map(target -> target.ident().name() + "." + name)
                .filter(qualified -> qualified.startsWith("math.") || qualified.startsWith("sets."))
                .orElse(name);
        String usage = KnownFunctions.USAGE.get(full);
        if (usage != null) {
            return "'" + full + "' takes " + usage;
        }
        if (KnownFunctions.NAMES.contains(full)) {
            return "'" + full
                    + "' is not used like this; look up how many arguments it takes, and whether one stands before"
                    + " the dot";
        }
        String elsewhere = KnownFunctions.ELSEWHERE.get(full);
        return "unknown function '" + full + "'"
                + (elsewhere == null ? Spelling.advice(full, KnownFunctions.NAMES) : "; " + elsewhere);
    }

    private String unknownName(String name) {
        Optional<String> absence = environment.absence(name);
        if (absence.isPresent()) {
            return absence.get();
        }
        Map<String, CelType> types = environment.types();
        for (Map.Entry<String, CelType> variable : types.entrySet()) {
            if (variable.getValue() instanceof StructType struct
                    && struct.fieldNames().contains(name)) {
                return UNKNOWN_NAME + name + "'" + Spelling.MEANT + variable.getKey() + "." + name + "'?";
            }
        }
        Set<String> known = new TreeSet<>(types.keySet());
        known.removeIf(hidden -> hidden.startsWith("@"));
        return UNKNOWN_NAME + name + "'"
                + OtherNames.instead(name, known).orElseGet(() -> Spelling.advice(name, known));
    }

    private String unknownField(String name, CelExpr at) {
        if (at.getKind() == Kind.SELECT
                && typeOf(at.select().operand(), bounds.getOrDefault(at.id(), Map.of())) instanceof StructType struct) {
            String type = TypeNames.of(struct);
            if (type.endsWith("." + EventTypes.ATTRIBUTES)) {
                return FieldNames.undeclared(
                        type.substring(0, type.length() - EventTypes.ATTRIBUTES.length() - 1),
                        name,
                        new TreeSet<>(struct.fieldNames()));
            }
            if (struct.name().equals(EventTypes.TAKEN + "line") && isFieldOfLine(name)) {
                return "only the lines of the event at hand have '" + name + "'; write transaction.items";
            }
            return Optional.of(name)
                    .filter(field -> type.equals("line"))
                    .flatMap(environment::absenceFromLine)
                    .or(() -> asAttribute(name, type, struct))
                    .orElseGet(() -> "unknown field '" + name + "' of " + type
                            + Spelling.advice(name, new TreeSet<>(struct.fieldNames())));
        }
        return "unknown field '" + name + "'";
    }

    private boolean isFieldOfLine(String name) {
        return environment
                .struct(EventTypes.LINE)
                .filter(line -> line.fieldNames().contains(name))
                .isPresent();
    }

    /** Returns the advice to write an attribute as one, if a struct of an event has an attribute with that name. */
    private static Optional<String> asAttribute(String name, String type, StructType struct) {
        return struct.findField(EventTypes.ATTRIBUTES)
                .filter(field -> field.type() instanceof StructType attributes
                        && attributes.fieldNames().contains(name))
                .map(field -> "'" + name + "' is an attribute of " + type + "; write " + type + "."
                        + EventTypes.ATTRIBUTES + "." + name);
    }

    /** Returns the type of a simple expression, {@code dyn} for others. */
    private CelType typeOf(CelExpr expr, Map<String, CelExpr> bound) {
        return switch (expr.getKind()) {
            case IDENT -> {
                CelExpr range = bound.get(expr.ident().name());
                yield range == null
                        ? environment
                                .find(expr.ident().name())
                                .map(Variable::type)
                                .orElse(SimpleType.DYN)
                        : elementOf(typeOf(range, bounds.getOrDefault(range.id(), Map.of())));
            }
            case SELECT ->
                fieldOf(typeOf(expr.select().operand(), bound), expr.select().field());
            case CALL -> ofCall(expr, bound);
            default -> SimpleType.DYN;
        };
    }

    private CelType ofCall(CelExpr expr, Map<String, CelExpr> bound) {
        return switch (expr.call().function()) {
            case "_[_]" -> elementOf(typeOf(expr.call().args().get(0), bound));
            case Lookup.FUNCTION ->
                environment
                        .find(expr.call().args().get(0).ident().name())
                        .map(Lookup::rowOf)
                        .orElse(SimpleType.DYN);
            default -> SimpleType.DYN;
        };
    }

    private static CelType fieldOf(CelType type, String field) {
        return type instanceof StructType struct
                ? struct.findField(field).map(StructType.Field::type).orElse(SimpleType.DYN)
                : SimpleType.DYN;
    }

    private static CelType elementOf(CelType type) {
        return type instanceof ListType list ? list.elemType() : SimpleType.DYN;
    }
}
