package dev.weir.sandbox.kafka;

/**
 * A record to send.
 *
 * @param key {@code ""} for none
 * @param json the value
 * @param transactionId the transaction's id where it is one that a decision must answer, else {@code ""}
 */
public record Message(String topic, String key, String json, String transactionId) {}
