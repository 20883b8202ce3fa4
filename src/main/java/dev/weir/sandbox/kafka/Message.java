package dev.weir.sandbox.kafka;

/**
 * A record to send.
 *
 * @param key {@code ""} for none
 * @param json the value
 * @param transactionId the transaction's id if a decision must answer it, otherwise {@code ""}
 * @param inOrder whether all such records of a topic have to be read in the order of sending, whatever their keys: they
 *     go to its first partition
 */
public record Message(String topic, String key, String json, String transactionId, boolean inOrder) {

    /** Creates a record that is ordered only among those with its key. */
    public Message(String topic, String key, String json, String transactionId) {
        this(topic, key, json, transactionId, false);
    }

    /** Returns whether it is a row of a table, which comes beside the events and is none of them. */
    public boolean isRow() {
        return topic.equals(Topics.CUSTOMERS);
    }

    /** Returns a copy for another topic. */
    public Message to(String otherTopic) {
        return new Message(otherTopic, key, json, transactionId, inOrder);
    }

    /** Returns a copy that does not expect a decision. */
    public Message unanswered() {
        return new Message(topic, key, json, "", inOrder);
    }
}
