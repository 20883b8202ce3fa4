package dev.weir.rules.expression.message;

import dev.weir.text.Spelling;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What to write instead of names that mean something in other languages, or that are texts without quotes. */
final class OtherNames {
    private static final String MISSING = "; what is missing is asked with !has(transaction.ip)";
    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("yes", "; write true"),
            Map.entry("True", "; write true"),
            Map.entry("TRUE", "; write true"),
            Map.entry("on", "; write true"),
            Map.entry("no", "; write false"),
            Map.entry("False", "; write false"),
            Map.entry("FALSE", "; write false"),
            Map.entry("off", "; write false"),
            Map.entry("NULL", MISSING),
            Map.entry("Null", MISSING),
            Map.entry("None", MISSING),
            Map.entry("nil", MISSING),
            Map.entry("undefined", MISSING),
            Map.entry("lists", "; write inList('blocked-ips', transaction.ip)"),
            Map.entry("list", "; write inList('blocked-ips', transaction.ip)"),
            Map.entry("payload", "; an event has the name of its type, as transaction.amount"),
            Map.entry("event", "; an event has the name of its type, as transaction.amount"));
    private static final Pattern LIKE_A_TEXT = Pattern.compile("[A-Z][A-Z0-9_]*");

    private OtherNames() {}

    /**
     * Returns the advice; empty if there is none of its own.
     *
     * @param known the names that mean something where it stands
     */
    static Optional<String> instead(String name, Collection<String> known) {
        if (Spelling.nearest(name, known).isPresent()) {
            return Optional.empty();
        }
        return Optional.ofNullable(INSTEAD.get(name))
                .or(() -> LIKE_A_TEXT.matcher(name).matches()
                        ? Optional.of("; a text is in quotes: '" + name + "'")
                        : Optional.empty());
    }
}
