package dev.weir.cli.cases;

import dev.weir.events.answer.RuleError;
import dev.weir.io.document.DocumentForms;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.DocumentReader;
import dev.weir.rules.document.Node;
import dev.weir.rules.lint.RuleReview;
import dev.weir.rules.list.ListUse;
import dev.weir.rules.list.NamedList;
import dev.weir.rules.rule.Rule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

    /**
     * Returns warnings about lists of a case that cannot contain what a rule looks for in them; none if a list has errors,
     * which running the case tells.
     *
     * @param given by name
     * @param json reads them as the job would
     */
    public static List<RuleError> warnings(Rule rule, Map<String, Node> given, DocumentReader json) {
        List<RuleError> warnings = new ArrayList<>();
        for (Map.Entry<String, ListUse> use : new TreeMap<>(rule.lists()).entrySet()) {
            Node entries = given.get(use.getKey());
            if (entries != null) {
                try {
                    NamedList list = json.readList(document(use.getKey(), entries));
                    warnings.addAll(
                            use.getValue().warnings(use.getKey(), list.entries().sample()));
                    RuleReview.ofEnds(list.entries())
                            .forEach(odd ->
                                    warnings.add(RuleError.at(use.getValue().path(), odd.message())));
                } catch (DocumentException e) {
                    return List.of();
                }
            }
        }
        return warnings;
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
