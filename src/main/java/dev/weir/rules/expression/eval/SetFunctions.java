package dev.weir.rules.expression.eval;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeParamType;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;
import dev.weir.rules.expression.value.Equality;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The functions of CEL's extension {@code sets}, by its names. The extension itself reads the descriptors of all
 * messages that protocol buffers know when it is made, which takes longer than to check a rule.
 */
@SuppressWarnings("Immutable") // what compares values is safe for use by several threads
public final class SetFunctions {
    private static final CelType LIST = ListType.create(TypeParamType.create("T"));
    private static final Map<String, String> OVERLOADS = new TreeMap<>(Map.of(
            "sets.contains", "list_sets_contains_list",
            "sets.equivalent", "list_sets_equivalent_list",
            "sets.intersects", "list_sets_intersects_list"));

    private SetFunctions() {}

    /** Returns their declarations. */
    public static List<CelFunctionDecl> declarations() {
        return OVERLOADS.entrySet().stream()
                .map(one -> CelFunctionDecl.newFunctionDeclaration(
                        one.getKey(), CelOverloadDecl.newGlobalOverload(one.getValue(), SimpleType.BOOL, LIST, LIST)))
                .toList();
    }

    /** Returns them in the form used in rules. */
    static List<CelFunctionBinding> bindings(Equality equality) {
        Map<String, CelFunctionOverload> forms = byOverload(equality);
        List<CelFunctionBinding> bindings = new ArrayList<>();
        OVERLOADS.forEach((function, overload) -> bindings.addAll(CelFunctionBinding.fromOverloads(
                function,
                CelFunctionBinding.from(overload, List.of(Collection.class, Collection.class), forms.get(overload)))));
        return bindings;
    }

    /** Returns what they do, by the ids of their overloads. */
    static Map<String, CelFunctionOverload> byOverload(Equality equality) {
        return Map.of(
                "list_sets_contains_list", given -> equality.containsAll(list(given, 0), list(given, 1)),
                "list_sets_equivalent_list",
                        given -> equality.containsAll(list(given, 0), list(given, 1))
                                && equality.containsAll(list(given, 1), list(given, 0)),
                "list_sets_intersects_list", given -> equality.intersects(list(given, 0), list(given, 1)));
    }

    private static Collection<?> list(Object[] given, int at) {
        return (Collection<?>) given[at];
    }
}
