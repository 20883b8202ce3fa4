/**
 * Runs of entries, one cell each, in as few bytes as possible, and exact sums over them.
 *
 * <pre>
 *   Entries ──▶ Column: Numbers, Values          HashEntries, ValueHash
 *                         └──▶ DecimalSum ──▶ Decimals
 *   VarianceSummary ──────────────┘
 *   all ──▶ PackedReader, PackedWriter           SeriesKind: what a series stores of each event
 * </pre>
 */
@NullMarked
package dev.weir.features.column;

import org.jspecify.annotations.NullMarked;
