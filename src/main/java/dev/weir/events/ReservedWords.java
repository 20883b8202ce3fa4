package dev.weir.events;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words with a meaning in expressions, which cannot be names of anything else in expressions. */
public final class ReservedWords {
    /** Reserved by the grammar of CEL; not even fields can have these names. */
    private static final Set<String> KEYWORDS = Set.of(
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
            "while");

    /** The names of CEL's types, and of variables other than events. */
    private static final Set<String> OTHERS = Stream.of(
                    Stream.of(
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
                            "uint"),
                    Stream.of("now", "item", "stock"))
            .flatMap(words -> words)
            .collect(Collectors.toUnmodifiableSet());

    /** Fields of the lines of a transaction, where features kept by sku are fields too. */
    private static final Set<String> OF_LINES = Set.of("sku", "quantity", "price");

    private ReservedWords() {}

    /** Returns whether no variable can have this name: no feature, stage or stream. */
    public static boolean isTaken(String name) {
        return KEYWORDS.contains(name) || OTHERS.contains(name);
    }

    /** Returns whether lines have a field of this name, so that no other value of a line can have it. */
    public static boolean isFieldOfLine(String name) {
        return OF_LINES.contains(name);
    }

    /** Returns whether no field can have this name. */
    public static boolean isKeyword(String name) {
        return KEYWORDS.contains(name);
    }
}
