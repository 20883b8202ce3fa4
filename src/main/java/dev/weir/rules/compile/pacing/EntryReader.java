package dev.weir.rules.compile.pacing;

import dev.weir.rules.document.Clause;
import dev.weir.rules.document.Kind;
import dev.weir.rules.document.Section;
import dev.weir.rules.limit.OutcomeNames;
import dev.weir.rules.list.NamedList;
import java.util.Optional;

/** Reads which list a rule puts an entry on, and for how long: the {@code list} of its {@code then}. */
public final class EntryReader {
    private static final String NAME_HINT = "write the name of the list, such as name: hot-ips";
    private static final String FOR_HINT = "write how long the entry holds, such as for: 24h";

    /** What is wrong with an entry, as the beginning of an error. */
    public static final String ENTRY_HINT = "write an expression for a text, such as entry: transaction.ip";

    private static final long SECOND = 1_000;

    private EntryReader() {}

    /** Where the entry goes. */
    public record Place(String list, long forMillis) {}

    /** Returns the shape of the clause. */
    public static Clause clause() {
        return Clause.of("list", "An entry that a rule puts on a list.")
                .required(
                        "name",
                        new Kind.Text(""),
                        "The name of the list. The job config names it under rules.mayWrite.")
                .required(
                        "entry",
                        new Kind.Expression(),
                        "The entry: a CEL expression for a text of at most 256 characters.")
                .required("for", new Kind.Duration(), "How long the entry holds from the event on, such as 24h.");
    }

    /**
     * Reads everything but the entry; errors are noted.
     *
     * @param longestMillis for which an entry may hold
     */
    public static Place read(Section list, OutcomeNames names, long longestMillis) {
        list.refuseOthers();
        require(list, "name", NAME_HINT);
        require(list, "entry", ENTRY_HINT);
        require(list, "for", FOR_HINT);
        Optional<String> name = list.text("name", NAME_HINT);
        name.flatMap(written -> NamedList.isName(written)
                        ? names.refusalOfList(written)
                        : Optional.of("'" + written + "' is no name of a list; " + NamedList.NAME_HINT))
                .ifPresent(wrong -> list.wrong("name", wrong));
        return new Place(
                name.orElse(""), list.duration("for", SECOND, longestMillis).orElse(SECOND));
    }

    private static void require(Section list, String key, String hint) {
        if (!list.has(key)) {
            list.missing(key, hint);
        }
    }
}
