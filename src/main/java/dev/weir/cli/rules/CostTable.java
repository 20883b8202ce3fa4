package dev.weir.cli.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.events.answer.RuleCost;
import java.util.ArrayList;
import java.util.List;

/** Shows what rules cost at most, for people and for programs. */
final class CostTable {
    private CostTable() {}

    /** Returns a row for each valid rule. */
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

    /** Writes the same form as in answers on the topic. */
    static void put(RuleCost cost, ObjectNode into) {
        into.putObject("cost")
                .put("steps", cost.steps())
                .put("features", cost.features())
                .put("keys", cost.keys())
                .put("stateBytesPerKey", cost.stateBytesPerKey());
    }
}
