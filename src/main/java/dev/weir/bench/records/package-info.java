/**
 * What a record costs to read and a decision to write, without anything around it.
 *
 * <pre>
 *   RecordsBench ──▶ RecordMeter
 * </pre>
 */
@NullMarked
package dev.weir.bench.records;

import org.jspecify.annotations.NullMarked;
