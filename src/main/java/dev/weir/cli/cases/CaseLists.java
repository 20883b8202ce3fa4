package dev.weir.cli.cases;

import dev.weir.rules.document.Node;

/** The lists of cases, in the forms that a person may write. */
final class CaseLists {
    private CaseLists() {}

    /** Returns whether a map is a whole list, and not a mistake. */
    static boolean isWhole(Node.Fields list) {
        return list.values().containsKey("rows") || list.values().containsKey("entries");
    }

    /**
     * Returns entries as texts as a person sees them, as in the file of a list; anything else is left to the engine to
     * refuse.
     */
    static Node texts(Node.Elements entries) {
        return new Node.Elements(
                entries.values().stream()
                        .map(entry -> entry instanceof Node.Whole whole
                                ? new Node.Text(whole.written(), whole.place())
                                : entry instanceof Node.Decimal decimal
                                        ? new Node.Text(decimal.written(), decimal.place())
                                        : entry)
                        .toList(),
                entries.place());
    }
}
