package dev.weir.rules.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.weir.events.ValueType;
import dev.weir.rules.expression.environment.Environment;
import dev.weir.rules.expression.environment.EventTypes;
import dev.weir.rules.expression.environment.Lookup;
import dev.weir.rules.expression.environment.Variable;
import dev.weir.rules.expression.eval.ExprTree;
import dev.weir.rules.list.TableShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Adds the tables that an expression asks to what it may name. */
final class Tables {
    private Tables() {}

    /**
     * Returns the environment with the tables that an expression names; the same object if it names none.
     *
     * @param known what the tables have that are known, by name; of the others anything can be looked up
     */
    static Environment named(CelAbstractSyntaxTree parsed, Environment environment, Map<String, TableShape> known) {
        Set<String> asked = new TreeSet<>();
        ExprTree.walk(parsed.getExpr(), (expr, bound) -> Lookup.tableOf(expr).ifPresent(asked::add));
        if (asked.isEmpty()) {
            return environment;
        }
        List<Variable> tables = new ArrayList<>();
        List<StructType> rows = new ArrayList<>();
        for (String table : asked) {
            tables.add(Lookup.variable(table, row(table, known.getOrDefault(table, TableShape.NONE), rows)));
        }
        return environment.with(tables, rows);
    }

    private static CelType row(String table, TableShape shape, List<StructType> rows) {
        if (!shape.isTable()) {
            return SimpleType.DYN;
        }
        if (shape.single()) {
            ValueType type = shape.fields().values().iterator().next();
            return EventTypes.typeOf(type);
        }
        StructType row = Lookup.rowType(table, shape);
        rows.add(row);
        return row;
    }
}
