package dev.weir.topology;

import dev.weir.events.EventType;

/**
 * The uids of all operators. A savepoint finds its state by them: never change one, and never reuse one for another
 * operator.
 */
public final class OperatorIds {
    /** The source of an event topic; followed by {@code -} and the event type's name in rules. */
    public static final String SOURCE = "source";
    /** The source of the topics of rules and lists. */
    public static final String RULES_SOURCE = "rules-source";
    /** Parses records into events; followed by {@code -} and the event type's name in rules. */
    public static final String INGEST = "ingest";
    /** The event time of events; followed by {@code -} and the event type's name in rules. */
    public static final String EVENT_TIME = "event-time";
    /** Checks rules and lists and gives them an epoch. */
    public static final String RULEBOOK = "rulebook";
    /** Emits the answer to a rule update once it applies everywhere. */
    public static final String RULE_STATUS = "rule-status";
    /** Links sessions to customers, if the job config says so. */
    public static final String IDENTITY = "identity";
    /** Takes transactions to where labels are joined with them. */
    public static final String LABEL_TRANSACTIONS = "label-transactions";
    /** Joins labels with their transactions, if the job reads labels. */
    public static final String LABELS = "labels";
    /** Sends events to the keys that need them. */
    public static final String ROUTE = "route";
    /** The state of each key. */
    public static final String PROFILE = "profile";
    /** Makes one decision from an event and its signals. */
    public static final String DECIDE = "decide";
    /** Joins the parts of decisions for which several subjects were asked. */
    public static final String JOIN = "join";
    /** Counts what the rules of one instance did. */
    public static final String TALLY = "tally";

    /** Requests that rules be switched off. */
    public static final String GUARD = "guard";

    /** What models were given, until the label of the transaction comes. */
    public static final String EXAMPLES = "examples";
    /** The models that the job trains. */
    public static final String LEARN = "learn";
    /** Takes models out of the updates of the Rulebook. */
    public static final String MODEL_CHANGES = "model-changes";
    /** Takes models out of what is in force at a start. */
    public static final String MODELS_AT_START = "models-at-start";
    /** Seals the versions that the job trained. */
    public static final String SEAL_VERSIONS = "seal-versions";
    /** The sink of versions that the job trained. */
    public static final String TRAINED_MODELS = "trained-models";

    /** The sink of decisions. */
    public static final String ACT = "act";
    /** The sink of decisions as events. */
    public static final String DECISION_EVENTS = "decision-events";
    /** The sink of joined decisions. */
    public static final String ACT_JOINED = "act-joined";
    /** The sink of what rules in shadow mode say about events that nothing else is decided about. */
    public static final String IN_SHADOW = "in-shadow";
    /** The sink of answers to rule updates. */
    public static final String RULE_STATUS_SINK = "rule-status-sink";
    /** The sink of entries that rules put on lists. */
    public static final String LIST_ENTRIES = "list-entries";
    /** The sink of what is in force. */
    public static final String RULES_IN_FORCE = "rules-in-force";
    /** The sink of records that could not be read. */
    public static final String DEAD_LETTERS = "dead-letters";

    private OperatorIds() {}

    /** Returns the uid of an operator that exists for each event type. */
    public static String of(String prefix, EventType type) {
        return prefix + "-" + type.ruleName();
    }
}
