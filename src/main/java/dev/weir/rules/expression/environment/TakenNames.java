package dev.weir.rules.expression.environment;

import dev.weir.events.ReservedWords;
import java.util.regex.Pattern;

/** The names that features and stages cannot have. */
public final class TakenNames {
    /** What a name of a feature or a stage looks like. */
    public static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");

    private TakenNames() {}

    /** Whether the name means something else in expressions, and is no event type. */
    static boolean isTaken(String name) {
        return ReservedWords.isTaken(name);
    }

    /** Whether an expression can write the name. */
    public static boolean isIdentifier(String name) {
        return IDENTIFIER.matcher(name).matches();
    }
}
