/**
 * The memory of one series at one key, and the aggregates over its windows.
 *
 * <pre>
 *   Series ──┬──▶ EventSeries ──▶ Parts ──▶ Part          every event; what is past is sealed into segments
 *            │         └──▶ Pruning                       and forgotten when no window needs it
 *            │         ├──▶ Folding                       or becomes a sum, in windows that allow it
 *            │         └──▶ SessionStart                  where a session begins
 *            ├──▶ DistinctSeries                          which values were seen
 *            └──▶ EarliestSeries                          the first value of all
 *   Window                                                what an aggregate sees of a series
 *   SegmentStore ──▶ Segment                              kept apart from the key's one value
 * </pre>
 */
@NullMarked
package dev.weir.features.series;

import org.jspecify.annotations.NullMarked;
