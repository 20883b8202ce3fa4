package dev.weir.cli.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.events.answer.RuleCost;
import dev.weir.rules.rule.EventParts;
import dev.weir.rules.rule.Rule;
import dev.weir.rules.rule.RuleFeature;
import java.util.ArrayList;
import java.util.List;

/** Shows what rules cost at most, for people and for programs. */
final class CostTable {
    private CostTable() {}

    /**
     * Returns a row for each valid rule, and one for all of them.
     *
     * @param together what they cost, where what they share counts once
     */
    static List<List<String>> rows(List<RuleFile> files, RuleCost together) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("RULE", "STEPS", "FEATURES", "KEYS", "STATE BYTES PER KEY"));
        for (RuleFile file : files) {
            file.cost().ifPresent(cost -> rows.add(row(file.id(), cost)));
        }
        if (rows.size() > 2) {
            rows.add(row("(all, what they share once)", together));
        }
        return rows;
    }

    private static List<String> row(String name, RuleCost cost) {
        return List.of(
                name,
                Long.toString(cost.steps()),
                Integer.toString(cost.features()),
                Integer.toString(cost.keys()),
                Long.toString(cost.stateBytesPerKey()));
    }

    /** Returns a line for each feature of a rule that is an estimate, with its standard error. */
    static List<String> estimates(Rule rule) {
        List<String> lines = new ArrayList<>();
        for (RuleFeature feature : rule.features()) {
            feature.aggregate().filter(EventParts::isOf).ifPresent(of -> {
                String function = of.function().key();
                lines.add(rule.id() + ": " + feature.name() + " (" + function + ") is told by one of "
                        + EventParts.COUNT + " parts of the events, with a standard error of "
                        + EventParts.error(function) + "; " + EventParts.example());
            });
        }
        return lines;
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
