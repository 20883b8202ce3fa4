package dev.weir.cli.cases;

import dev.weir.io.document.DocumentForms;
import dev.weir.rules.document.Node;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The lists of cases, in the forms that a person may write. */
public final class CaseLists {
    private static final Node.Place NOWHERE = new Node.Place(1, 1);

    private CaseLists() {}

    /** Returns a list of a case as the JSON document that would be pushed. */
    public static byte[] document(String name, Node entries) {
        Map<String, Node> list = new LinkedHashMap<>();
        if (entries instanceof Node.Fields table) {
            list.putAll(table.values());
        } else {
            list.put("entries", entries);
        }
        list.put("name", new Node.Text(name, NOWHERE));
        return DocumentForms.json(new Node.Fields(list, NOWHERE)).getBytes(StandardCharsets.UTF_8);
    }

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
