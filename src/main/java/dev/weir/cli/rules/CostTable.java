package dev.weir.cli.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.events.answer.RuleCost;
import java.util.ArrayList;
import java.util.List;

/** What rules cost at most, for a person and for a program. */
final class CostTable {
    private CostTable() {}

    /** A row for each rule that is good. */
    static List<List<String>> rows(List<RuleFile> files) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("RULE", "STEPS", "FEATURES", "KEYS", "STATE BYTES PER KEY"));
        for (RuleFile file : files) {
            file.cost()
                    .ifPresent(cost -> rows.add(List.of(
                            file.id(),
                            Long.toString(cost.steps()),
                            Integer.toString(cost.features()),
                            Integer.toString(cost.keys()),
                            Long.toString(cost.stateBytesPerKey()))));
        }
        return rows;
    }

    /** As answers on the topic have it. */
    static void put(RuleCost cost, ObjectNode into) {
        into.putObject("cost")
                .put("steps", cost.steps())
                .put("features", cost.features())
                .put("keys", cost.keys())
                .put("stateBytesPerKey", cost.stateBytesPerKey());
    }
}
