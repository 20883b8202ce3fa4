/**
 * Holds events back until the rows of tables have been read.
 *
 * <pre>
 *   AwaitingSource ──▶ AwaitingEnumerator ──▶ TableReading
 * </pre>
 */
@NullMarked
package dev.weir.io.kafka.table;

import org.jspecify.annotations.NullMarked;
