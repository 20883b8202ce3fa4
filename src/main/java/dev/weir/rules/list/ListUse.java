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
 */
public record ListUse(Optional<String> asTexts, Optional<String> asNetworks) {

    /** Returns the place of the first use. */
    public String path() {
        return asTexts.or(() -> asNetworks).orElse("");
    }

    /** Returns a use that covers this one and a later one. */
    public ListUse and(ListUse later) {
        return new ListUse(asTexts.or(later::asTexts), asNetworks.or(later::asNetworks));
    }

    /** Returns warnings about what is looked up and cannot be found among these entries. */
    public List<RuleError> warnings(String list, ListSample entries) {
        List<RuleError> warnings = new ArrayList<>();
        if (asTexts.isPresent() && !entries.network().isEmpty()) {
            warnings.add(RuleError.at(
                    asTexts.get(),
                    "the list '" + list + "' holds networks, such as " + entries.network()
                            + ", and inList finds an address only if it is written there: use inNetworks('" + list
                            + "', ...)"));
        }
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
