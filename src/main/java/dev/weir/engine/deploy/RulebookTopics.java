package dev.weir.engine.deploy;

import java.io.Serializable;

/**
 * The names of the topics of a rulebook: a record is identified by its topic.
 *
 * @param ruleStatus the topic of answers and of requests by guards
 */
public record RulebookTopics(String rules, String lists, String ruleStatus) implements Serializable {
    /** {@code rules}, {@code lists}, {@code rule-status}. */
    public static final RulebookTopics DEFAULT = new RulebookTopics("rules", "lists", "rule-status");
}
