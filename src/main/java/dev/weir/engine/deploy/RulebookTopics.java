package dev.weir.engine.deploy;

import java.io.Serializable;

/**
 * The names of the topics that a rulebook is made of: a record is told by the topic that it came from.
 *
 * @param ruleStatus where answers go, and what guards ask
 */
public record RulebookTopics(String rules, String lists, String ruleStatus) implements Serializable {
    /** {@code rules}, {@code lists}, {@code rule-status}. */
    public static final RulebookTopics DEFAULT = new RulebookTopics("rules", "lists", "rule-status");
}
