package dev.weir.rules.expression;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeParamType;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelMacroExprFactory;
import dev.weir.rules.expression.environment.Lookup;
import dev.weir.rules.expression.environment.ModelScores;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The two ways to handle what may be absent: {@code has(x)}, which CEL offers for fields and which here also works for
 * features, stages and stock, and {@code orElse(x, default)}.
 */
public final class Absence {
    /** The function that tests a variable or what was looked up; no rule can write its name. */
    public static final String PRESENT = "@present";

    /** The function that supplies a default. */
    public static final String OR_ELSE = "orElse";

    private static final String COALESCE = "coalesce";
    private static final CelType ANY = TypeParamType.create("A");

    private Absence() {}

    /** Returns {@code has}, which replaces CEL's own. */
    static CelMacro has() {
        return CelMacro.newGlobalMacro("has", 1, Absence::expandHas);
    }

    /**
     * Returns the macro {@code coalesce(a, b, c)}: the first value present, expanded to {@code orElse(a, orElse(b,
     * c))}.
     */
    static CelMacro coalesce() {
        return CelMacro.newGlobalVarArgMacro(COALESCE, Absence::expandCoalesce);
    }

    /** Returns the declaration of the function behind {@code has}. */
    static CelFunctionDecl presence() {
        return CelFunctionDecl.newFunctionDeclaration(
                PRESENT, CelOverloadDecl.newGlobalOverload("present", SimpleType.BOOL, ANY));
    }

    /** Returns the declaration of {@code orElse}: a value and a default of one type. */
    static CelFunctionDecl defaulting() {
        return CelFunctionDecl.newFunctionDeclaration(
                OR_ELSE, CelOverloadDecl.newGlobalOverload("or_else", ANY, ANY, ANY));
    }

    /** Returns one declaration for each type, because a declaration for any type would not allow mixing two types. */
    static CelFunctionDecl defaultingByType() {
        List<CelType> types = List.of(
                SimpleType.INT,
                SimpleType.DOUBLE,
                SimpleType.STRING,
                SimpleType.BOOL,
                SimpleType.TIMESTAMP,
                SimpleType.DURATION,
                ListType.create(ANY),
                MapType.create(ANY, TypeParamType.create("B")));
        List<CelOverloadDecl> overloads = new ArrayList<>();
        for (CelType type : types) {
            overloads.add(CelOverloadDecl.newGlobalOverload("or_else_" + overloads.size(), type, type, type));
        }
        return CelFunctionDecl.newFunctionDeclaration(OR_ELSE, overloads);
    }

    private static Optional<CelExpr> expandCoalesce(
            CelMacroExprFactory factory, CelExpr target, ImmutableList<CelExpr> arguments) {
        if (arguments.size() < 2) {
            return Optional.of(factory.reportError(
                    "coalesce(...) takes two or more values and gives the first that is there, as in"
                            + " coalesce(transaction.deviceId, transaction.cardId)"));
        }
        CelExpr first = arguments.get(arguments.size() - 1);
        for (int i = arguments.size() - 2; i >= 0; i--) {
            first = factory.newGlobalCall(OR_ELSE, arguments.get(i), first);
        }
        return Optional.of(first);
    }

    private static Optional<CelExpr> expandHas(
            CelMacroExprFactory factory, CelExpr target, ImmutableList<CelExpr> arguments) {
        CelExpr argument = arguments.get(0);
        return Optional.of(
                switch (argument.getKind()) {
                    case SELECT ->
                        Lookup.isCall(argument.select().operand())
                                ? factory.newGlobalCall(PRESENT, argument)
                                : factory.newSelect(
                                        argument.select().operand(),
                                        argument.select().field(),
                                        true);
                    case IDENT -> factory.newGlobalCall(PRESENT, argument);
                    default ->
                        Lookup.isCall(argument) || ModelScores.isCall(argument)
                                ? factory.newGlobalCall(PRESENT, argument)
                                : factory.reportError(
                                        "has(...) asks for a field or a feature by its name, as in has(transaction.deviceId)");
                });
    }
}
