package dev.weir.rules.expression;

import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.weir.events.ValueType;
import dev.weir.events.answer.RuleError;
import dev.weir.rules.document.Diagnostics;
import dev.weir.rules.expression.environment.EventTypes;
import dev.weir.rules.expression.message.TypeNames;
import java.util.Optional;

/** Checks that an expression has the type required at its place in the document. */
public final class Results {
    private Results() {}

    /** Checks that it is a condition. */
    public static boolean requireBool(Checked checked, String path, Diagnostics diagnostics) {
        return require(
                checked.type().equals(SimpleType.BOOL), checked, path, "a condition is true or false", diagnostics);
    }

    /** Checks that it is a text. */
    public static boolean requireString(Checked checked, String path, Diagnostics diagnostics) {
        return require(checked.type().equals(SimpleType.STRING), checked, path, "this has to be a string", diagnostics);
    }

    /** Checks that it is an int or a double. */
    public static boolean requireNumber(Checked checked, String need, String path, Diagnostics diagnostics) {
        CelType type = checked.type();
        return require(type.equals(SimpleType.INT) || type.equals(SimpleType.DOUBLE), checked, path, need, diagnostics);
    }

    /** Returns its type if it is a single value; empty, with an error, if it is not. */
    public static Optional<ValueType> requireScalar(
            Checked checked, String need, String path, Diagnostics diagnostics) {
        Optional<ValueType> scalar = EventTypes.scalar(checked.type());
        require(scalar.isPresent(), checked, path, need, diagnostics);
        return scalar;
    }

    /** Checks that it can be written as JSON. */
    public static boolean requireWritable(Checked checked, String path, Diagnostics diagnostics) {
        return require(
                isWritable(checked.type()),
                checked,
                path,
                "a parameter is text, a number, true or false, a timestamp, or a list or map of these",
                diagnostics);
    }

    private static boolean isWritable(CelType type) {
        if (type instanceof ListType list) {
            return isWritable(list.elemType());
        }
        if (type instanceof MapType map) {
            return isWritable(map.valueType());
        }
        return type.kind() == CelKind.DYN
                || type.kind() == CelKind.TYPE_PARAM
                || EventTypes.scalar(type).isPresent();
    }

    private static boolean require(boolean fits, Checked checked, String path, String need, Diagnostics diagnostics) {
        if (!fits) {
            diagnostics.add(new RuleError(path, need + ", and " + given(checked), 1, 1));
        }
        return fits;
    }

    private static String given(Checked checked) {
        return checked.type().kind() == CelKind.DYN
                ? "what this expression gives is not known beforehand; write double(...), string(...) or bool(...)"
                        + " around it"
                : "this expression gives " + TypeNames.of(checked.type());
    }

    /** Returns what an expression gives instead of a number or a bool, in words; {@code ""} if it gives one of these. */
    static String noNumber(Checked checked) {
        CelType type = checked.type();
        boolean fits = type.equals(SimpleType.INT) || type.equals(SimpleType.DOUBLE) || type.equals(SimpleType.BOOL);
        return fits ? "" : given(checked);
    }
}
