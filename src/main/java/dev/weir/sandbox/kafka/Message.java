package dev.weir.sandbox.kafka;

/**
 * A record to send.
 *
 * @param key {@code ""} for none
 * @param json the value
 * @param transactionId the transaction's id where it is one that a decision must answer, else {@code ""}
 * @param inOrder whether all such records of a topic are to be read in the order in which they are sent, whatever their
 *     keys are: they go to its first partition
 */
public record Message(String topic, String key, String json, String transactionId, boolean inOrder) {

    /** One that keeps its place only among those of its key. */
    public Message(String topic, String key, String json, String transactionId) {
        this(topic, key, json, transactionId, false);
    }

    /** The same to another topic. */
    public Message to(String otherTopic) {
        return new Message(otherTopic, key, json, transactionId, inOrder);
    }

    /** The same with no decision to wait for. */
    public Message unanswered() {
        return new Message(topic, key, json, "", inOrder);
    }
}
