package dev.weir.engine.deploy;

import dev.weir.engine.row.CapturedTables;
import java.io.Serializable;

/**
 * The names of the topics of a rulebook: a record is identified by its topic.
 *
 * @param ruleStatus the topic of answers and of requests by guards
 * @param tables the captured tables whose rows are rules and entries of lists
 */
public record RulebookTopics(String rules, String lists, String ruleStatus, CapturedTables tables)
        implements Serializable {
    /** {@code rules}, {@code lists}, {@code rule-status}. */
    public static final RulebookTopics DEFAULT = new RulebookTopics("rules", "lists", "rule-status");

    /** Creates the names for a job without captured tables. */
    public RulebookTopics(String rules, String lists, String ruleStatus) {
        this(rules, lists, ruleStatus, CapturedTables.NONE);
    }
}
