package dev.weir.rules.document;

import java.util.regex.Pattern;

/** The syntax of the id of a rule. */
public final class RuleIds {
    /** The syntax. */
    public static final Pattern SYNTAX = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    /** Says how an id is written. */
    public static final String HINT =
            "write up to 64 of a-z, 0-9, '.', '_' and '-', beginning with a letter or a digit, such as ";

    private RuleIds() {}

    /** Returns whether a text can be the id of a rule. */
    public static boolean isId(String text) {
        return SYNTAX.matcher(text).matches();
    }
}
