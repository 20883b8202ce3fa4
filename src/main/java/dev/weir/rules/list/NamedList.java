package dev.weir.rules.list;

import dev.weir.text.Spelling;
import java.util.Collection;
import java.util.regex.Pattern;

/** A list as a document has it. */
public record NamedList(String name, ListEntries entries) {
    /** What to write as a name. */
    public static final String NAME_HINT =
            "write up to 128 letters, digits, '.', '_' and '-', beginning with a letter or a digit";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    /** Whether a list can have that name. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** {@code "; did you mean 'blocked-ips'?"}, or nothing if no known list is called nearly so. */
    public static String advice(String name, Collection<String> known) {
        return Spelling.nearest(name, known)
                .map(near -> "; did you mean '" + near + "'?")
                .orElse("");
    }
}
