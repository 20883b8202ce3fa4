package dev.weir.rules.list;

import dev.weir.events.answer.RuleError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a rule uses a list, with the first place of each use in the document.
 *
 * @param asTexts where a text is looked up in it
 * @param asNetworks where an address is looked up in its networks
 * @param asTable where a row is looked up in it
 */
public record ListUse(Optional<String> asTexts, Optional<String> asNetworks, Optional<String> asTable) {
    /** Returns the use of a list in which a text is looked up. */
    public static ListUse asTexts(String path) {
        return new ListUse(Optional.of(path), Optional.empty(), Optional.empty());
    }

    /** Returns the use of a list in whose networks an address is looked up. */
    public static ListUse asNetworks(String path) {
        return new ListUse(Optional.empty(), Optional.of(path), Optional.empty());
    }

    /** Returns the use of a table in which a row is looked up. */
    public static ListUse asTable(String path) {
        return new ListUse(Optional.empty(), Optional.empty(), Optional.of(path));
    }

    /** Returns the place of the first use. */
    public String path() {
        return asTexts.or(() -> asNetworks).or(() -> asTable).orElse("");
    }

    /** Returns a use that covers this one and a later one. */
    public ListUse and(ListUse later) {
        return new ListUse(asTexts.or(later::asTexts), asNetworks.or(later::asNetworks), asTable.or(later::asTable));
    }

    /** Returns warnings about what is looked up and cannot be found among these entries. */
    public List<RuleError> warnings(String list, ListSample entries) {
        List<RuleError> warnings = new ArrayList<>();
        if (asNetworks.isPresent() && !entries.other().isEmpty()) {
            warnings.add(RuleError.at(
                    asNetworks.get(),
                    "the list '" + list + "' holds what is neither a network nor an address, such as '"
                            + entries.other() + "', which inNetworks never finds: write 203.0.113.0/24 or"
                            + " 203.0.113.7, or use inList"));
        }
        return warnings;
    }
}
