package dev.weir.topology;

import dev.weir.events.EventType;

/**
 * The uids of all operators. A savepoint finds its state by them: never change one, never use one again for another
 * operator.
 */
public final class OperatorIds {
    /** Source of one event topic; {@code -} and the event type's rule name follow. */
    public static final String SOURCE = "source";
    /** Source of the topics of rules and lists. */
    public static final String RULES_SOURCE = "rules-source";
    /** Bytes into events; {@code -} and the event type's rule name follow. */
    public static final String INGEST = "ingest";
    /** Event time of events; {@code -} and the event type's rule name follow. */
    public static final String EVENT_TIME = "event-time";
    /** Checks rules and lists and gives them an epoch. */
    public static final String RULEBOOK = "rulebook";
    /** Answers a rule update once it holds everywhere. */
    public static final String RULE_STATUS = "rule-status";
    /** Events to the keys that care. */
    public static final String ROUTE = "route";
    /** What each key remembers. */
    public static final String PROFILE = "profile";
    /** One decision out of an event and its signals. */
    public static final String DECIDE = "decide";
    /** Adds up what the rules of one instance did. */
    public static final String TALLY = "tally";

    /** Asks for rules to be switched off. */
    public static final String GUARD = "guard";

    /** Sink of decisions. */
    public static final String ACT = "act";
    /** Sink of rule statuses. */
    public static final String RULE_STATUS_SINK = "rule-status-sink";
    /** Sink of what is in force. */
    public static final String RULES_IN_FORCE = "rules-in-force";
    /** Sink of records that could not be read. */
    public static final String DEAD_LETTERS = "dead-letters";

    private OperatorIds() {}

    /** The uid of an operator that there is for each type of event. */
    public static String of(String prefix, EventType type) {
        return prefix + "-" + type.ruleName();
    }
}
