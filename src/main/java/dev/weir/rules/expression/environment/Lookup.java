package dev.weir.rules.expression.environment;

import com.google.common.collect.ImmutableMap;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.TypeParamType;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelMacroExprFactory;
import dev.cel.runtime.CelFunctionBinding;
import dev.weir.rules.expression.value.CelStruct;
import dev.weir.rules.expression.value.CelValues;
import dev.weir.rules.list.ListEntries;
import dev.weir.rules.list.NamedList;
import dev.weir.rules.list.TableRows;
import dev.weir.rules.list.TableShape;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code lookup("fx", transaction.currency)}: a macro for a function that receives the table as a variable, which no
 * rule can name. The variable's type says what the table has for a key, where that is known.
 */
public final class Lookup {
    /** The name in rules. */
    public static final String NAME = "lookup";

    /** The underlying function: table, key. */
    public static final String FUNCTION = "@lookup";

    private static final String TABLE = "@table:";
    private static final String ROW = "row";
    private static final String HOW = "write lookup(\"fx\", transaction.currency)";

    /** The arguments that it takes. */
    public static final String USAGE = "the name of a table and a key: " + HOW;

    private Lookup() {}

    /** Returns the macro that rules call. */
    public static CelMacro macro() {
        return CelMacro.newGlobalMacro(
                NAME,
                2,
                (factory, target, arguments) -> Optional.of(expand(factory, arguments.get(0), arguments.get(1))));
    }

    private static CelExpr expand(CelMacroExprFactory factory, CelExpr table, CelExpr key) {
        if (table.getKind() != Kind.CONSTANT || table.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
            return factory.reportError(
                    "the name of a table is written out, so that it is known which tables a rule asks: " + HOW);
        }
        String name = table.constant().stringValue();
        return NamedList.isName(name)
                ? factory.newGlobalCall(FUNCTION, factory.newIdentifier(TABLE + name), key)
                : factory.reportError("'" + name + "' is no name of a table; " + NamedList.NAME_HINT);
    }

    /** Returns the declaration of the function; a text is looked up as it is, an int or a bool in its written form. */
    public static CelFunctionDecl declaration() {
        return CelFunctionDecl.newFunctionDeclaration(
                FUNCTION,
                overload("lookup_string", SimpleType.STRING),
                overload("lookup_int", SimpleType.INT),
                overload("lookup_bool", SimpleType.BOOL));
    }

    private static CelOverloadDecl overload(String id, CelType key) {
        CelType any = TypeParamType.create("A");
        return CelOverloadDecl.newGlobalOverload(id, any, typeOf(any), key);
    }

    private static CelType typeOf(CelType row) {
        return OpaqueType.create(EventTypes.PREFIX + "table", row);
    }

    /** Returns the implementations of the function. */
    public static List<CelFunctionBinding> bindings() {
        return List.copyOf(CelFunctionBinding.fromOverloads(
                FUNCTION,
                binding("lookup_string", String.class),
                binding("lookup_int", Long.class),
                binding("lookup_bool", Boolean.class)));
    }

    private static CelFunctionBinding binding(String id, Class<?> key) {
        return CelFunctionBinding.from(
                id, List.of(ListEntries.class, key), given -> found((ListEntries) given[0], given[1].toString()));
    }

    private static Object found(ListEntries table, String key) {
        int row = table.find(key);
        TableRows rows = table.rows();
        if (row == ListEntries.NOT_THERE || !rows.shape().isTable()) {
            return CelValues.ABSENT;
        }
        return rows.shape().single()
                ? CelValues.toCel(rows.at(row, TableShape.VALUE))
                : CelStruct.of(ROW, field -> CelValues.toCel(rows.at(row, field)));
    }

    /** Returns the message about a key of another type. */
    public static String refusal(String type) {
        return "a key of a table is a text, and 'lookup' was given a " + type + " to look for; "
                + (type.equals("double") || type.equals("timestamp")
                        ? "write string(...) around it, as the table has it"
                        : HOW);
    }

    /** Returns whether an expression looks something up. */
    public static boolean isCall(CelExpr expr) {
        return expr.getKind() == Kind.CALL && expr.call().function().equals(FUNCTION);
    }

    /** Returns the table that a call looks something up in; empty for other expressions. */
    public static Optional<String> tableOf(CelExpr expr) {
        return isCall(expr)
                ? Optional.of(expr.call().args().get(0).ident().name().substring(TABLE.length()))
                : Optional.empty();
    }

    /** Returns whether a variable with this name is a table. */
    public static boolean isTable(String name) {
        return name.startsWith(TABLE);
    }

    /** Returns the table that a variable is. */
    public static String tableOf(Variable variable) {
        return variable.name().substring(TABLE.length());
    }

    /** Returns the type of what a table that is this variable has for a key. */
    public static CelType rowOf(Variable table) {
        return table.type().parameters().get(0);
    }

    /** Returns the variable that is a table, with the type of what it has for a key. */
    public static Variable variable(String table, CelType row) {
        return new Variable(TABLE + table, typeOf(row), Variable.Kind.TABLE, 0, Set.of());
    }

    /** Returns the type of a row of a table with fields. */
    public static StructType rowType(String table, TableShape shape) {
        ImmutableMap.Builder<String, CelType> fields = ImmutableMap.builder();
        shape.fields().forEach((name, type) -> fields.put(name, EventTypes.typeOf(type)));
        ImmutableMap<String, CelType> types = fields.buildOrThrow();
        return StructType.create(
                EventTypes.PREFIX + "table '" + table + "'",
                types.keySet(),
                field -> Optional.ofNullable(types.get(field)));
    }
}
