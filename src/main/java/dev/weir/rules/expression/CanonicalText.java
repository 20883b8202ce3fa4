package dev.weir.rules.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelMap;
import dev.cel.common.ast.CelExpr.CelSelect;
import dev.cel.common.ast.CelExpr.CelStruct;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The text of an expression without incidental differences in how it was written: spaces, unnecessary parentheses,
 * quotes. Two expressions have the same text only if they have the same meaning. The ids of features and patterns,
 * which name what is stored in state, are hashes of such texts, so the form is a contract: it is our own, and no
 * release of a library changes it.
 *
 * <p>It is the form produced by CEL's unparser 0.14, except that a text, key or field that contains quotes or
 * backslashes is escaped, and that a sign is in parentheses after another sign, and if a method is called on it or a
 * field is selected from it. Without these exceptions, different expressions would have the same text.
 */
final class CanonicalText {
    private static final Map<String, String> UNARY = Map.of("-_", "-", "!_", "!");
    private static final Map<String, String> BINARY = Map.ofEntries(
            Map.entry("_||_", "||"),
            Map.entry("_&&_", "&&"),
            Map.entry("_<=_", "<="),
            Map.entry("_<_", "<"),
            Map.entry("_>=_", ">="),
            Map.entry("_>_", ">"),
            Map.entry("_==_", "=="),
            Map.entry("_!=_", "!="),
            Map.entry("@in", "in"),
            Map.entry("_+_", "+"),
            Map.entry("_-_", "-"),
            Map.entry("_*_", "*"),
            Map.entry("_/_", "/"),
            Map.entry("_%_", "%"));
    private static final String CONDITIONAL = "_?_:_";
    private static final String INDEX = "_[_]";

    /** Higher numbers bind more loosely; 0 is for what needs no parentheses. */
    private static final Map<String, Integer> LOOSENESS = Map.ofEntries(
            Map.entry(CONDITIONAL, 8),
            Map.entry("_||_", 7),
            Map.entry("_&&_", 6),
            Map.entry("_==_", 5),
            Map.entry("_>_", 5),
            Map.entry("_>=_", 5),
            Map.entry("@in", 5),
            Map.entry("_<_", 5),
            Map.entry("_<=_", 5),
            Map.entry("_!=_", 5),
            Map.entry("_+_", 4),
            Map.entry("_-_", 4),
            Map.entry("_/_", 3),
            Map.entry("_%_", 3),
            Map.entry("_*_", 3),
            Map.entry("!_", 2),
            Map.entry("-_", 2),
            Map.entry(INDEX, 1));

    /** {@code a && (b && c)} is written as {@code a && b && c}. */
    private static final Set<String> ASSOCIATIVE = Set.of("_&&_", "_||_");

    private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

    private final Map<Long, CelExpr> macros;
    private final StringBuilder text = new StringBuilder();

    private CanonicalText(Map<Long, CelExpr> macros) {
        this.macros = macros;
    }

    /** Returns the text of an expression that was parsed with its macros kept. */
    static String of(CelAbstractSyntaxTree parsed) {
        CanonicalText text = new CanonicalText(parsed.getSource().getMacroCalls());
        text.add(parsed.getExpr());
        return text.text.toString();
    }

    private void add(CelExpr expr) {
        CelExpr macro = macros.get(expr.id());
        if (macro != null) {
            add(macro);
            return;
        }
        switch (expr.getKind()) {
            case CONSTANT -> addConstant(expr.constant());
            case IDENT -> text.append(expr.ident().name());
            case SELECT -> addSelect(expr.select());
            case CALL -> addCall(expr.call());
            case LIST -> addAll("[", expr.list().elements(), "]");
            case MAP -> addMap(expr.map());
            case STRUCT -> addStruct(expr.struct());
            case COMPREHENSION -> throw new IllegalArgumentException("the macro of a comprehension is kept");
            case NOT_SET -> {
                // The replacement of a macro has only an id.
            }
        }
    }

    private void addConstant(CelConstant constant) {
        switch (constant.getKind()) {
            case STRING_VALUE -> addQuoted(constant.stringValue(), '"');
            case INT64_VALUE -> text.append(constant.int64Value());
            case UINT64_VALUE -> text.append(constant.uint64Value()).append('u');
            case DOUBLE_VALUE -> text.append(constant.doubleValue());
            case BOOLEAN_VALUE -> text.append(constant.booleanValue());
            case NULL_VALUE -> text.append("null");
            case BYTES_VALUE -> addBytes(constant.bytesValue().toByteArray());
            case NOT_SET, TIMESTAMP_VALUE, DURATION_VALUE ->
                throw new IllegalArgumentException(constant.getKind() + " is no literal");
        }
    }

    private void addQuoted(String content, char quote) {
        String escaped = content.replace("\\", "\\\\").replace(String.valueOf(quote), "\\" + quote);
        text.append(quote).append(escaped).append(quote);
    }

    private void addBytes(byte[] bytes) {
        text.append("b\"");
        for (byte b : bytes) {
            String octal = Integer.toOctalString(b & 0xFF);
            text.append('\\').append("0".repeat(3 - octal.length())).append(octal);
        }
        text.append('"');
    }

    private void addSelect(CelSelect select) {
        if (select.testOnly()) {
            text.append("has(");
            add(select.operand());
            text.append('.');
            addField(select.field());
            text.append(')');
            return;
        }
        addNested(select.operand(), isOperator(select.operand()));
        text.append('.');
        addField(select.field());
    }

    private void addField(String field) {
        if (!field.equals("in") && NAME.matcher(field).matches()) {
            text.append(field);
        } else {
            addQuoted(field, '`');
        }
    }

    private void addCall(CelCall call) {
        String function = call.function();
        List<CelExpr> arguments = call.args();
        if (UNARY.containsKey(function)) {
            text.append(UNARY.get(function));
            addNested(arguments.get(0), isOfSeveral(arguments.get(0)) || isSigned(arguments.get(0)));
        } else if (BINARY.containsKey(function)) {
            addBinary(function, arguments.get(0), arguments.get(1));
        } else if (function.equals(INDEX)) {
            addNested(arguments.get(0), isOperator(arguments.get(0)));
            addAll("[", arguments.subList(1, 2), "]");
        } else if (function.equals(CONDITIONAL)) {
            addConditional(arguments);
        } else {
            call.target().ifPresent(target -> {
                addNested(target, isOperator(target));
                text.append('.');
            });
            text.append(function);
            addAll("(", arguments, ")");
        }
    }

    private void addBinary(String function, CelExpr left, CelExpr right) {
        boolean rightNested =
                isLooser(right, function) || (!ASSOCIATIVE.contains(function) && isAsLoose(right, function));
        addNested(left, isLooser(left, function));
        text.append(' ').append(BINARY.get(function)).append(' ');
        addNested(right, rightNested);
    }

    private void addConditional(List<CelExpr> arguments) {
        addNested(arguments.get(0), isOfSeveral(arguments.get(0)));
        text.append(" ? ");
        addNested(arguments.get(1), isOfSeveral(arguments.get(1)));
        text.append(" : ");
        addNested(arguments.get(2), isOfSeveral(arguments.get(2)));
    }

    private void addMap(CelMap map) {
        text.append('{');
        String separator = "";
        for (CelMap.Entry entry : map.entries()) {
            text.append(separator);
            add(entry.key());
            text.append(": ");
            add(entry.value());
            separator = ", ";
        }
        text.append('}');
    }

    private void addStruct(CelStruct struct) {
        text.append(struct.messageName()).append('{');
        String separator = "";
        for (CelStruct.Entry entry : struct.entries()) {
            text.append(separator);
            addField(entry.fieldKey());
            text.append(": ");
            add(entry.value());
            separator = ", ";
        }
        text.append('}');
    }

    private void addAll(String begin, List<CelExpr> parts, String end) {
        text.append(begin);
        String separator = "";
        for (CelExpr part : parts) {
            text.append(separator);
            add(part);
            separator = ", ";
        }
        text.append(end);
    }

    private void addNested(CelExpr expr, boolean nested) {
        if (nested) {
            text.append('(');
        }
        add(expr);
        if (nested) {
            text.append(')');
        }
    }

    /** Returns whether an expression is a call with two or more arguments. */
    private static boolean isOfSeveral(CelExpr expr) {
        return isCall(expr) && expr.call().args().size() > 1;
    }

    private static boolean isOperator(CelExpr expr) {
        if (!isCall(expr)) {
            return false;
        }
        String function = expr.call().function();
        return BINARY.containsKey(function) || UNARY.containsKey(function) || function.equals(CONDITIONAL);
    }

    private static boolean isSigned(CelExpr expr) {
        return switch (expr.getKind()) {
            case CALL -> UNARY.containsKey(expr.call().function());
            case CONSTANT ->
                switch (expr.constant().getKind()) {
                    case INT64_VALUE -> expr.constant().int64Value() < 0;
                    case DOUBLE_VALUE -> Math.copySign(1, expr.constant().doubleValue()) < 0;
                    case BOOLEAN_VALUE, BYTES_VALUE, STRING_VALUE, NULL_VALUE, UINT64_VALUE -> false;
                    case TIMESTAMP_VALUE, DURATION_VALUE, NOT_SET -> false;
                };
            case IDENT, SELECT, LIST, MAP, STRUCT, COMPREHENSION, NOT_SET -> false;
        };
    }

    private static boolean isLooser(CelExpr expr, String than) {
        return isOfSeveral(expr) && looseness(expr.call().function()) > looseness(than);
    }

    private static boolean isAsLoose(CelExpr expr, String as) {
        return isCall(expr) && looseness(expr.call().function()) == looseness(as);
    }

    private static int looseness(String function) {
        return LOOSENESS.getOrDefault(function, 0);
    }

    private static boolean isCall(CelExpr expr) {
        return expr.getKind() == CelExpr.ExprKind.Kind.CALL;
    }
}
