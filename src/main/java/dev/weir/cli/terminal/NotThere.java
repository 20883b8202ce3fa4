package dev.weir.cli.terminal;

import dev.weir.text.Spelling;
import java.io.IOException;
import java.util.Collection;

/** What is said of a name that stands for nothing on a topic. */
public final class NotThere {
    private NotThere() {}

    /**
     * Returns the failure, with the name that was probably meant.
     *
     * @param what it would be, such as {@code rule}
     * @param known the names that there are
     * @param list the command that shows them
     */
    public static IOException of(String what, String name, Collection<String> known, String list) {
        return new IOException("there is no " + what + " '" + name + "' on the topic; "
                + Spelling.nearest(name, known)
                        .filter(near -> !near.equals(name))
                        .map(near -> "did you mean '" + near + "'? ")
                        .orElse("")
                + list + " shows what is");
    }
}
