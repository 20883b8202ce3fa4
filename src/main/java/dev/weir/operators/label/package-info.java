/**
 * Labels in Flink: each waits for its transaction, keyed by the transaction's id.
 *
 * <pre>
 *   OfTransactions      what JoinLabels is given of transactions
 *   JoinLabels ──┬──▶ LabelCounters      what becomes of labels
 *                └──▶ LetterGate         how many whose transaction is unknown are dead letters
 * </pre>
 */
@NullMarked
package dev.weir.operators.label;

import org.jspecify.annotations.NullMarked;
