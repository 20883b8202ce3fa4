package dev.weir.rules.lint;

import dev.weir.rules.document.Node;
import java.util.List;

/** The tags of a rule, as its document has them. */
public final class RuleTags {
    private RuleTags() {}

    /** Returns the tags, of which there may be one or a list; none if they are something else. */
    public static List<String> of(Node rule) {
        Node tags = rule instanceof Node.Fields fields ? fields.values().get("tags") : null;
        List<Node> all = tags instanceof Node.Elements list ? list.values() : tags == null ? List.of() : List.of(tags);
        return all.stream()
                .filter(Node.Text.class::isInstance)
                .map(text -> ((Node.Text) text).value())
                .toList();
    }
}
