package dev.weir.rules;

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
import java.util.List;
import java.util.Optional;

/**
 * {@code inList('blocked-ips', transaction.ip)}: a macro for a function that is given the lists of the epoch too, as a
 * variable that no rule can write. So the compiled rule outlives every change of a list.
 */
final class Membership {
    /** As rules write it. */
    static final String NAME = "inList";

    /** The function behind it: lists, name, value. */
    static final String FUNCTION = "@inList";

    /** The variable that holds the lists. */
    static final String LISTS = "@lists";

    /** Its type. */
    static final CelType LISTS_TYPE = OpaqueType.create(EventTypes.PREFIX + "lists");

    private static final String HOW = "write inList('blocked-ips', transaction.ip)";

    /** What it takes. */
    static final String USAGE = "the name of a list and what to look for: " + HOW;

    private Membership() {}

    static CelMacro macro() {
        return CelMacro.newGlobalMacro(NAME, 2, Membership::expand);
    }

    private static Optional<CelExpr> expand(
            CelMacroExprFactory factory, CelExpr target, ImmutableList<CelExpr> arguments) {
        CelExpr list = arguments.get(0);
        if (list.getKind() != Kind.CONSTANT || list.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
            return Optional.of(factory.reportError(
                    "the name of a list is written out, so that it is known which lists a rule asks: " + HOW));
        }
        String name = list.constant().stringValue();
        if (!NamedList.isName(name)) {
            return Optional.of(factory.reportError("'" + name + "' is no name of a list; " + NamedList.NAME_HINT));
        }
        return Optional.of(factory.newGlobalCall(FUNCTION, factory.newIdentifier(LISTS), list, arguments.get(1)));
    }

    /** A text is looked for as it is; an int or a bool as it is written. */
    static CelFunctionDecl declaration() {
        return CelFunctionDecl.newFunctionDeclaration(
                FUNCTION,
                overload("in_list_string", SimpleType.STRING),
                overload("in_list_int", SimpleType.INT),
                overload("in_list_bool", SimpleType.BOOL));
    }

    private static CelOverloadDecl overload(String id, CelType value) {
        return CelOverloadDecl.newGlobalOverload(id, SimpleType.BOOL, LISTS_TYPE, SimpleType.STRING, value);
    }

    static List<CelFunctionBinding> bindings() {
        return List.copyOf(CelFunctionBinding.fromOverloads(
                FUNCTION,
                binding("in_list_string", String.class),
                binding("in_list_int", Long.class),
                binding("in_list_bool", Boolean.class)));
    }

    private static CelFunctionBinding binding(String id, Class<?> value) {
        return CelFunctionBinding.from(
                id,
                List.of(Lists.class, String.class, value),
                given -> ((Lists) given[0]).contains((String) given[1], given[2].toString()));
    }

    /** What to say of a value of another type. */
    static String refusal(String type) {
        return "a list holds texts, and 'inList' was given a " + type + " to look for; "
                + (type.equals("double") || type.equals("timestamp")
                        ? "write string(...) around it, as the list has it"
                        : HOW);
    }

    /** The list that a call asks; empty if it is another call. */
    static Optional<String> listOf(CelExpr expr) {
        return expr.getKind() == Kind.CALL && expr.call().function().equals(FUNCTION)
                ? Optional.of(expr.call().args().get(1).constant().stringValue())
                : Optional.empty();
    }
}
