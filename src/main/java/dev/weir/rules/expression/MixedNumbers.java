package dev.weir.rules.expression;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import dev.weir.rules.expression.value.Remainder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;

/**
 * Lets int and double be mixed where CEL does not allow it.
 *
 * <p>Arithmetic over both types is declared and bound as further overloads. Where a value of either type is merely
 * passed on (by a conditional, a list, a default) or compared for equality, further overloads are declared only for a
 * first check: wherever one of them was chosen, the int has to become a double, and {@link Promotion} inserts the
 * conversion there, so that the second check and the runtime see plain CEL.
 */
final class MixedNumbers {
    private static final CelType INT = SimpleType.INT;
    private static final CelType DOUBLE = SimpleType.DOUBLE;
    private static final CelType INTS = ListType.create(INT);
    private static final CelType DOUBLES = ListType.create(DOUBLE);
    private static final String REMAINDER = "_%_";
    private static final Map<String, DoubleBinaryOperator> ARITHMETIC = arithmetic();
    private static final Map<String, String> ARITHMETIC_IDS =
            Map.of("_+_", "add", "_-_", "subtract", "_*_", "multiply", "_/_", "divide", REMAINDER, "modulo");

    /** A conversion to be inserted into an expression: the argument to convert, and the function that does it. */
    record Conversion(int argument, String function) {}

    private MixedNumbers() {}

    /**
     * Returns the declarations of arithmetic over an int and a double, and of the remainder of two doubles, which CEL
     * only has for ints.
     */
    static List<CelFunctionDecl> arithmeticDeclarations() {
        List<CelFunctionDecl> declarations = new ArrayList<>(mixedArithmetic());
        declarations.add(CelFunctionDecl.newFunctionDeclaration(
                REMAINDER, CelOverloadDecl.newGlobalOverload("modulo_double", DOUBLE, DOUBLE, DOUBLE)));
        return List.copyOf(declarations);
    }

    private static List<CelFunctionDecl> mixedArithmetic() {
        return ARITHMETIC_IDS.entrySet().stream()
                .map(operator -> CelFunctionDecl.newFunctionDeclaration(
                        operator.getKey(),
                        CelOverloadDecl.newGlobalOverload(operator.getValue() + "_int64_double", DOUBLE, INT, DOUBLE),
                        CelOverloadDecl.newGlobalOverload(operator.getValue() + "_double_int64", DOUBLE, DOUBLE, INT)))
                .toList();
    }

    /** Returns the implementations. */
    @SuppressWarnings("Immutable") // the operators have no state
    static List<CelFunctionBinding> arithmeticBindings() {
        List<CelFunctionBinding> bindings = new ArrayList<>();
        ARITHMETIC.forEach((operator, of) -> {
            String id = ARITHMETIC_IDS.getOrDefault(operator, operator);
            bindings.addAll(CelFunctionBinding.fromOverloads(
                    operator,
                    CelFunctionBinding.from(
                            id + "_int64_double", Long.class, Double.class, (a, b) -> of.applyAsDouble(a, b)),
                    CelFunctionBinding.from(
                            id + "_double_int64", Double.class, Long.class, (a, b) -> of.applyAsDouble(a, b))));
        });
        bindings.add(
                CelFunctionBinding.from("modulo_double", Double.class, Double.class, (a, b) -> Remainder.of(a, b)));
        return List.copyOf(bindings);
    }

    /** Returns the declarations for the first check only. */
    static List<CelFunctionDecl> firstCheckDeclarations() {
        Map<String, List<CelOverloadDecl>> byFunction = new LinkedHashMap<>();
        for (Mixed mixed : mixed()) {
            byFunction
                    .computeIfAbsent(mixed.function(), name -> new ArrayList<>())
                    .add(mixed.declaration());
        }
        return byFunction.entrySet().stream()
                .map(entry -> CelFunctionDecl.newFunctionDeclaration(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Returns the conversions, by the overload that the first check chose. */
    static Map<String, List<Conversion>> conversions() {
        Map<String, List<Conversion>> conversions = new LinkedHashMap<>();
        mixed().forEach(mixed -> conversions.put(mixed.declaration().overloadId(), mixed.conversions()));
        return conversions;
    }

    private record Mixed(String function, CelOverloadDecl declaration, List<Conversion> conversions) {
        static Mixed of(String function, CelType result, List<CelType> parameters, Conversion... conversions) {
            StringBuilder id = new StringBuilder("mixed").append(function);
            for (CelType parameter : parameters) {
                id.append('_')
                        .append(
                                parameter instanceof ListType list
                                        ? "list_" + list.elemType().name()
                                        : parameter.name());
            }
            CelOverloadDecl declaration = CelOverloadDecl.newGlobalOverload(id.toString(), result, parameters);
            return new Mixed(function, declaration, List.of(conversions));
        }
    }

    private static List<Mixed> mixed() {
        List<Mixed> all = new ArrayList<>();
        for (String equality : List.of("_==_", "_!=_")) {
            all.add(Mixed.of(equality, SimpleType.BOOL, List.of(INT, DOUBLE), new Conversion(0, "dyn")));
            all.add(Mixed.of(equality, SimpleType.BOOL, List.of(DOUBLE, INT), new Conversion(0, "dyn")));
            all.add(Mixed.of(equality, SimpleType.BOOL, List.of(INTS, DOUBLES), new Conversion(0, "dyn")));
            all.add(Mixed.of(equality, SimpleType.BOOL, List.of(DOUBLES, INTS), new Conversion(0, "dyn")));
        }
        for (CelType needle : List.of(INT, DOUBLE)) {
            CelType other = needle.equals(INT) ? DOUBLE : INT;
            all.add(Mixed.of(
                    "@in", SimpleType.BOOL, List.of(needle, ListType.create(other)), new Conversion(0, "dyn")));
        }
        all.add(Mixed.of("_?_:_", DOUBLE, List.of(SimpleType.BOOL, INT, DOUBLE), new Conversion(1, "double")));
        all.add(Mixed.of("_?_:_", DOUBLE, List.of(SimpleType.BOOL, DOUBLE, INT), new Conversion(2, "double")));
        all.add(Mixed.of(Absence.OR_ELSE, DOUBLE, List.of(INT, DOUBLE), new Conversion(0, "double")));
        all.add(Mixed.of(Absence.OR_ELSE, DOUBLE, List.of(DOUBLE, INT), new Conversion(1, "double")));
        all.addAll(ofDoubles("distanceKm", 4));
        all.addAll(ofDoubles("zscore", 3));
        return all;
    }

    /**
     * Returns one overload of a function on doubles for each combination of int and double arguments with at least one
     * int.
     */
    private static List<Mixed> ofDoubles(String function, int arity) {
        List<Mixed> all = new ArrayList<>();
        for (int choice = 1; choice < 1 << arity; choice++) {
            List<CelType> parameters = new ArrayList<>(Collections.nCopies(arity, DOUBLE));
            List<Conversion> conversions = new ArrayList<>();
            for (int argument = 0; argument < arity; argument++) {
                if ((choice & (1 << argument)) != 0) {
                    parameters.set(argument, INT);
                    conversions.add(new Conversion(argument, "double"));
                }
            }
            all.add(Mixed.of(function, DOUBLE, parameters, conversions.toArray(Conversion[]::new)));
        }
        return all;
    }

    private static Map<String, DoubleBinaryOperator> arithmetic() {
        return Map.of(
                "_+_",
                (a, b) -> a + b,
                "_-_",
                (a, b) -> a - b,
                "_*_",
                (a, b) -> a * b,
                "_/_",
                (a, b) -> a / b,
                REMAINDER,
                Remainder::of);
    }
}
