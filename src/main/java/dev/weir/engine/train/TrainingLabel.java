package dev.weir.engine.train;

/**
 * What a transaction turned out to be, as somebody said it at some time.
 *
 * @param transactionId of the transaction
 * @param labelMillis event time of the label, in epoch milliseconds
 * @param positive whether the transaction is what models are trained to find, such as fraud
 */
public record TrainingLabel(String transactionId, long labelMillis, boolean positive) {}
