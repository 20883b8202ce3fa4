package dev.weir.rules.expression.environment;

import dev.weir.events.ReservedWords;
import java.util.regex.Pattern;

/** The names that features and stages cannot have. */
public final class ReservedNames {
    /** The syntax of a name of a feature or a stage. */
    public static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");

    private ReservedNames() {}

    /** Returns whether the name has another meaning in expressions, and is not an event type. */
    static boolean isTaken(String name) {
        return ReservedWords.isTaken(name);
    }

    /** Returns whether the name can be written in an expression. */
    public static boolean isIdentifier(String name) {
        return IDENTIFIER.matcher(name).matches();
    }
}
