package dev.weir.rules;

import java.util.Set;
import java.util.regex.Pattern;

/** The names that features and stages cannot have. */
final class TakenNames {
    static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");

    /** Names with a meaning of their own in expressions, beside those of event types and of the fields of a line. */
    private static final Set<String> TAKEN = Set.of(
            EventTypes.NOW,
            EventTypes.ITEM,
            // reserved by CEL
            "as",
            "break",
            "const",
            "continue",
            "else",
            "false",
            "for",
            "function",
            "if",
            "import",
            "in",
            "let",
            "loop",
            "namespace",
            "null",
            "package",
            "return",
            "true",
            "var",
            "void",
            "while",
            // the names of CEL's types
            "bool",
            "bytes",
            "double",
            "dyn",
            "int",
            "list",
            "map",
            "null_type",
            "string",
            "type",
            "uint");

    private TakenNames() {}

    /** Whether the name means something else in expressions. */
    static boolean isTaken(String name) {
        return TAKEN.contains(name)
                || EventTypes.names().contains(name)
                || EventTypes.lineFields().contains(name);
    }

    /** Whether an expression can write the name. */
    static boolean isIdentifier(String name) {
        return IDENTIFIER.matcher(name).matches();
    }
}
