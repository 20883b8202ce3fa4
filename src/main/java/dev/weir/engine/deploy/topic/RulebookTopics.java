package dev.weir.engine.deploy.topic;

import dev.weir.engine.row.CapturedTables;
import java.io.Serializable;

/**
 * The names of the topics of a rulebook: a record is identified by its topic.
 *
 * @param ruleStatus the topic of answers and of requests by guards
 * @param models the topic of models
 * @param tables the captured tables whose rows are rules and entries of lists
 */
public record RulebookTopics(String rules, String lists, String ruleStatus, String models, CapturedTables tables)
        implements Serializable {
    /** The default of the name of the topic of models. */
    public static final String MODELS = "models";

    /** {@code rules}, {@code lists}, {@code rule-status}, {@value #MODELS}. */
    public static final RulebookTopics DEFAULT = new RulebookTopics("rules", "lists", "rule-status");

    /** Creates the names for a job without captured tables, with the usual topic of models. */
    public RulebookTopics(String rules, String lists, String ruleStatus) {
        this(rules, lists, ruleStatus, MODELS, CapturedTables.NONE);
    }
}
