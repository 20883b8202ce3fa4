package dev.weir.cli.cases;

import dev.weir.events.answer.RuleError;
import dev.weir.rules.document.Node;
import dev.weir.text.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the parts of a file of cases, and notes what is wrong with them. For one use. */
final class CaseNodes {
    static final Node.Place NOWHERE = new Node.Place(1, 1);
    static final Node.Fields NOTHING = new Node.Fields(Map.of(), NOWHERE);

    private final List<RuleError> errors = new ArrayList<>();

    /** Returns what was wrong so far. */
    List<RuleError> errors() {
        return errors;
    }

    /** Notes an error. */
    void wrong(String path, String message) {
        errors.add(RuleError.at(path, message));
    }

    /** Returns a map; an empty one, with an error that says what to write, if it is none. */
    Node.Fields fields(@Nullable Node node, String path, String instead) {
        if (node instanceof Node.Fields fields) {
            return fields;
        }
        wrong(path, "this is no map; write keys and values, such as " + instead);
        return NOTHING;
    }

    /** Returns a list; an empty one if there is none, with an error that says what to write if it is something else. */
    List<Node> list(Node.Fields fields, String key, String path, String instead) {
        Node node = fields.values().get(key);
        if (node instanceof Node.Elements list) {
            return list.values();
        }
        if (node != null) {
            wrong(within(path, key), "'" + key + "' is no list; write such as " + key + ": " + instead);
        }
        return List.of();
    }

    /** Notes keys that are not known. */
    void only(Collection<String> known, Node.Fields fields, String path) {
        for (String key : fields.values().keySet()) {
            if (!known.contains(key)) {
                wrong(within(path, key), unknown(key, known));
            }
        }
    }

    /** Returns whether a key is missing under its own name, and under none that was probably meant for it. */
    static boolean lacks(String key, Node.Fields fields, Collection<String> known) {
        return !fields.values().containsKey(key)
                && fields.values().keySet().stream()
                        .filter(one -> !known.contains(one))
                        .noneMatch(one ->
                                Spelling.nearest(one, known).filter(key::equals).isPresent());
    }

    private static String unknown(String key, Collection<String> known) {
        return "unknown key '" + key + "'"
                + Spelling.advice(key, known.stream().sorted().toList());
    }

    /** Returns the path of a key in a map. */
    static String within(String path, String key) {
        return (path.isEmpty() ? "" : path + ".") + key;
    }

    /** Returns the text of a value as written; empty if it is not a scalar or has no value. */
    static String scalar(@Nullable Node node) {
        return node instanceof Node.Text text
                ? text.value()
                : node instanceof Node.Whole whole
                        ? whole.written()
                        : node instanceof Node.Decimal decimal ? decimal.written() : "";
    }

    /** Returns whether a value says yes, also as a text. */
    static boolean isTrue(@Nullable Node node) {
        return node instanceof Node.Truth truth ? truth.value() : scalar(node).equalsIgnoreCase("true");
    }
}
