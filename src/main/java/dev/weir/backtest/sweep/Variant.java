package dev.weir.backtest.sweep;

import dev.weir.rules.document.Node;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A rule with one value of its threshold.
 *
 * @param current whether the rule has it now
 * @param id under which it is pushed: the rule's own where it has an engine for itself
 * @param rule its document, with that id
 */
record Variant(BigDecimal value, boolean current, String id, Node rule) {

    /** Returns the same under another id. */
    Variant named(String other) {
        Node.Fields fields = (Node.Fields) rule;
        Map<String, Node> values = new LinkedHashMap<>(fields.values());
        values.put("id", new Node.Text(other, fields.place()));
        return new Variant(value, current, other, new Node.Fields(values, fields.place()));
    }
}
