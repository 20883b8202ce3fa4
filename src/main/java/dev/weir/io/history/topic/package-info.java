/**
 * The records of topics as rows of a history, from a time to the end that they have when they are named.
 *
 * <pre>
 *   PartitionRows ──▶ PartitionSpan
 * </pre>
 */
@NullMarked
package dev.weir.io.history.topic;

import org.jspecify.annotations.NullMarked;
