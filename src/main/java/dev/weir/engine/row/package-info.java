/**
 * Rules and entries of lists that are rows of a database: what a change of a row says, and which change of a row was the
 * last.
 *
 * <pre>
 *   CapturedTables ──▶ RowReader ──▶ CapturedRow        AppliedRows
 * </pre>
 */
@NullMarked
package dev.weir.engine.row;

import org.jspecify.annotations.NullMarked;
