/**
 * History for backtests: the events of files and topics, one after the other in order of event time.
 *
 * <pre>
 *   Histories ──▶ HistoryInputs
 *       └──▶ History ──▶ HistoryEvent ──▶ HistoryPlace, label.Label
 *               └──▶ UnreadableRows
 * </pre>
 */
@NullMarked
package dev.weir.io.history;

import org.jspecify.annotations.NullMarked;
