/**
 * The cost of reading a record and of writing a decision.
 *
 * <pre>
 *   RecordsBench ──▶ RecordMeter
 * </pre>
 */
@NullMarked
package dev.weir.bench.records;

import org.jspecify.annotations.NullMarked;
