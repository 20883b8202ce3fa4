package dev.weir.engine.date;

import dev.weir.events.EventType;
import dev.weir.rules.rule.DateTrigger;
import dev.weir.rules.rule.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A date of the rows of a table, for all rules that act on it.
 *
 * @param uses by the id of the rule
 */
public record DatePlan(DateTrigger trigger, List<Use> uses) {

    /**
     * A rule that acts on the date.
     *
     * @param sinceEpoch the epoch in which it began to act on this date
     */
    public record Use(Rule rule, long sinceEpoch) {}

    /** Makes a defensive copy. */
    public DatePlan {
        uses = List.copyOf(uses);
    }

    /** Returns the dates of each table; rules that act on the same date share one. */
    public static Map<EventType, List<DatePlan>> byTable(List<Use> all) {
        Map<String, List<Use>> byDate = new TreeMap<>();
        for (Use use : all) {
            use.rule()
                    .date()
                    .ifPresent(date -> byDate.computeIfAbsent(date.id(), unseen -> new ArrayList<>())
                            .add(use));
        }
        Map<EventType, List<DatePlan>> byTable = new HashMap<>();
        for (List<Use> uses : byDate.values()) {
            DateTrigger date = uses.get(0).rule().date().orElseThrow();
            byTable.computeIfAbsent(date.table(), unseen -> new ArrayList<>()).add(new DatePlan(date, uses));
        }
        return byTable;
    }
}
