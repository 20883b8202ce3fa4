/**
 * Sorts more events than fit in memory, and merges what is sorted.
 *
 * <pre>
 *   ExternalSort ──▶ SortChunk ──▶ Stored
 *        └──▶ RunFile ───────────────┘
 *        └──▶ Merge ──▶ Cursor
 * </pre>
 */
@NullMarked
package dev.weir.io.history.sort;

import org.jspecify.annotations.NullMarked;
