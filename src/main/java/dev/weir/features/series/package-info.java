/**
 * The memory of one series at one key, and the aggregates over its windows.
 *
 * <pre>
 *   Series ──┬──▶ EventSeries ──▶ Parts ──▶ Part          every event; what is past is sealed into segments
 *            │         └──▶ Pruning                       and forgotten when no window needs it
 *            └──▶ DistinctSeries                          which values were seen
 *   Window                                                what an aggregate sees of a series
 *   SegmentStore ──▶ Segment                              kept apart from the key's one value
 * </pre>
 */
@NullMarked
package dev.weir.features.series;

import org.jspecify.annotations.NullMarked;
