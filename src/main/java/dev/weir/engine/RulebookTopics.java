package dev.weir.engine;

import java.io.Serializable;

/** The names of the topics that a rulebook is made of: a record is told by the topic that it came from. */
public record RulebookTopics(String rules, String lists) implements Serializable {
    /** {@code rules}, {@code lists}. */
    public static final RulebookTopics DEFAULT = new RulebookTopics("rules", "lists");
}
