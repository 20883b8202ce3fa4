package dev.weir.rules.list;

import dev.weir.text.Spelling;
import java.util.Collection;
import java.util.regex.Pattern;

/** A list as read from a document. */
public record NamedList(String name, ListEntries entries) {
    /** What a valid name is, for errors. */
    public static final String NAME_HINT =
            "write up to 128 letters, digits, '.', '_' and '-', beginning with a letter or a digit";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    /** Returns whether a list can have this name. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Returns {@code "; did you mean 'blocked-ips'?"}, or {@code ""} if no known list has a similar name. */
    public static String advice(String name, Collection<String> known) {
        return Spelling.nearest(name, known)
                .map(near -> "; did you mean '" + near + "'?")
                .orElse("");
    }
}
