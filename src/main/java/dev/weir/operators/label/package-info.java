/** Labels in Flink: each waits for its transaction, keyed by the transaction's id. */
@NullMarked
package dev.weir.operators.label;

import org.jspecify.annotations.NullMarked;
