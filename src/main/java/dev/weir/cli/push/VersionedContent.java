package dev.weir.cli.push;

import dev.weir.rules.document.Node;
import java.util.LinkedHashMap;
import java.util.Map;

/** The version of a rule document, and its content apart from that. */
public final class VersionedContent {
    private static final Node.Place NOWHERE = new Node.Place(1, 1);

    private VersionedContent() {}

    /** Returns whether two documents say the same, whatever their versions. */
    public static boolean same(Node one, Node other) {
        return with(one, "version", new Node.Whole(0, NOWHERE))
                .equals(with(other, "version", new Node.Whole(0, NOWHERE)));
    }

    /** Returns a copy with another version. */
    public static Node withVersion(Node document, long version) {
        return with(document, "version", new Node.Whole(version, NOWHERE));
    }

    /** Returns a copy with a text at a key. */
    public static Node with(Node document, String key, String text) {
        return with(document, key, new Node.Text(text, NOWHERE));
    }

    /** Returns a copy with a node at a key, which keeps its place if it is there already. */
    public static Node with(Node document, String key, Node node) {
        Map<String, Node> values = new LinkedHashMap<>();
        if (document instanceof Node.Fields fields) {
            values.putAll(fields.values());
        }
        values.put(key, node);
        return new Node.Fields(values, document.place());
    }
}
