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
import dev.weir.rules.list.ListUse;
import dev.weir.rules.list.Lists;
import dev.weir.rules.list.NamedList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code inList('blocked-ips', transaction.ip)}: a macro for a function that also receives the lists of the epoch, as a
 * variable that no rule can name. So a compiled rule survives every change of a list.
 */
public final class Membership {
    /** The name in rules. */
    public static final String NAME = "inList";

    /** The underlying function: lists, name, value. */
    public static final String FUNCTION = "@inList";

    /** The name in rules of the variant for networks. */
    public static final String NETWORKS_NAME = "inNetworks";

    /** The underlying function of that: lists, name, address. */
    public static final String NETWORKS_FUNCTION = "@inNetworks";

    /** The name in rules of the search for the most similar entry. */
    public static final String FUZZY_NAME = "fuzzyMatch";

    /** The underlying function of that: lists, name, text. */
    public static final String FUZZY_FUNCTION = "@fuzzyMatch";

    /** The only overload of that. */
    public static final String FUZZY_OVERLOAD = "fuzzy_match";

    /** The variable with the lists. */
    public static final String LISTS = "@lists";

    /** Its type. */
    static final CelType LISTS_TYPE = OpaqueType.create(EventTypes.PREFIX + "lists");

    private static final String HOW = "write inList('blocked-ips', transaction.ip)";
    private static final String HOW_OF_FUZZY = "write fuzzyMatch('sanctions', transaction.attributes.name) > 0.9";
    private static final String HOW_OF_NETWORKS = "write inNetworks('blocked-networks', transaction.ip)";

    /** The arguments of {@code inNetworks}. */
    public static final String NETWORKS_USAGE = "the name of a list of networks and an IP address: " + HOW_OF_NETWORKS;

    /** The arguments of {@code fuzzyMatch}. */
    public static final String FUZZY_USAGE = "the name of a list and a text: " + HOW_OF_FUZZY;

    /** The arguments of {@code inList}. */
    public static final String USAGE = "the name of a list and what to look for: " + HOW;

    private static final Set<String> FUNCTIONS = Set.of(FUNCTION, NETWORKS_FUNCTION, FUZZY_FUNCTION);

    private Membership() {}

    /** Returns the macros that rules call. */
    public static List<CelMacro> macros() {
        return List.of(
                CelMacro.newGlobalMacro(
                        NAME, 2, (factory, target, arguments) -> expand(factory, FUNCTION, HOW, arguments)),
                CelMacro.newGlobalMacro(
                        NETWORKS_NAME,
                        2,
                        (factory, target, arguments) -> expand(factory, NETWORKS_FUNCTION, HOW_OF_NETWORKS, arguments)),
                CelMacro.newGlobalMacro(
                        FUZZY_NAME,
                        2,
                        (factory, target, arguments) -> expand(factory, FUZZY_FUNCTION, HOW_OF_FUZZY, arguments)));
    }

    private static Optional<CelExpr> expand(
            CelMacroExprFactory factory, String function, String how, ImmutableList<CelExpr> arguments) {
        CelExpr list = arguments.get(0);
        if (list.getKind() != Kind.CONSTANT || list.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
            return Optional.of(factory.reportError(
                    "the name of a list is written out, so that it is known which lists a rule asks: " + how));
        }
        String name = list.constant().stringValue();
        if (!NamedList.isName(name)) {
            return Optional.of(factory.reportError("'" + name + "' is no name of a list; " + NamedList.NAME_HINT));
        }
        return Optional.of(factory.newGlobalCall(function, factory.newIdentifier(LISTS), list, arguments.get(1)));
    }

    /**
     * Returns the declarations of the functions; a text is looked up as it is, an int or a bool in its written form.
     */
    public static List<CelFunctionDecl> declarations() {
        return List.of(
                CelFunctionDecl.newFunctionDeclaration(
                        FUNCTION,
                        overload("in_list_string", SimpleType.STRING),
                        overload("in_list_int", SimpleType.INT),
                        overload("in_list_bool", SimpleType.BOOL)),
                CelFunctionDecl.newFunctionDeclaration(NETWORKS_FUNCTION, overload("in_networks", SimpleType.STRING)),
                CelFunctionDecl.newFunctionDeclaration(
                        FUZZY_FUNCTION,
                        CelOverloadDecl.newGlobalOverload(
                                FUZZY_OVERLOAD, SimpleType.DOUBLE, LISTS_TYPE, SimpleType.STRING, SimpleType.STRING)));
    }

    private static CelOverloadDecl overload(String id, CelType value) {
        return CelOverloadDecl.newGlobalOverload(id, SimpleType.BOOL, LISTS_TYPE, SimpleType.STRING, value);
    }

    /** Returns the implementations of the functions. */
    public static List<CelFunctionBinding> bindings() {
        List<CelFunctionBinding> bindings = new ArrayList<>(CelFunctionBinding.fromOverloads(
                FUNCTION,
                binding("in_list_string", String.class),
                binding("in_list_int", Long.class),
                binding("in_list_bool", Boolean.class)));
        bindings.addAll(CelFunctionBinding.fromOverloads(
                NETWORKS_FUNCTION,
                CelFunctionBinding.from(
                        "in_networks",
                        List.of(Lists.class, String.class, String.class),
                        given -> ((Lists) given[0]).containsNetworkOf((String) given[1], (String) given[2]))));
        return bindings;
    }

    private static CelFunctionBinding binding(String id, Class<?> value) {
        return CelFunctionBinding.from(
                id,
                List.of(Lists.class, String.class, value),
                given -> ((Lists) given[0]).contains((String) given[1], given[2].toString()));
    }

    /** Returns the message about a value of another type. */
    public static String refusal(String type) {
        return "a list holds texts, and 'inList' was given a " + type + " to look for; "
                + (type.equals("double") || type.equals("timestamp")
                        ? "write string(...) around it, as the list has it"
                        : HOW);
    }

    /** Returns the message about a value that is not a text, where an address is looked up. */
    public static String refusalOfNetworks(String type) {
        return "an IP address is a string, and 'inNetworks' was given a " + type + "; " + HOW_OF_NETWORKS;
    }

    /** Returns the message about a value that is not a text, where a similar one is looked for. */
    public static String refusalOfFuzzy(String type) {
        return "texts are alike or not, and 'fuzzyMatch' was given a " + type + "; " + HOW_OF_FUZZY;
    }

    /** Returns how a call uses a list. */
    public static ListUse use(CelExpr expr, String path) {
        return expr.call().function().equals(NETWORKS_FUNCTION) ? ListUse.asNetworks(path) : ListUse.asTexts(path);
    }

    /** Returns the list that a call uses; empty for other calls. */
    public static Optional<String> listOf(CelExpr expr) {
        return expr.getKind() == Kind.CALL && FUNCTIONS.contains(expr.call().function())
                ? Optional.of(expr.call().args().get(1).constant().stringValue())
                : Optional.empty();
    }
}
