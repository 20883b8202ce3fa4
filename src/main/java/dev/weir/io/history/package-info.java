/**
 * History for backtests: the events of files and topics, one after the other in order of event time.
 *
 * <pre>
 *   Histories ──▶ HistoryInputs
 *    ├──▶ SourceFinder ──▶ TypesByName, FileSource ──▶ file
 *    ├──▶ TopicFinder ───▶ TypesByName, TopicSource ──▶ topic
 *    └──▶ ThreadedHistory ──▶ Preparation ──▶ SourceEvents ──▶ HistorySource, LabelColumn
 *             │                   └──▶ HistoryRange, HistoryForm ──▶ sort
 *             ▼
 *          History ──▶ HistoryEvent ──▶ HistoryPlace, label.Label
 *             └──▶ UnreadableRows ◀── RowCounts
 * </pre>
 */
@NullMarked
package dev.weir.io.history;

import org.jspecify.annotations.NullMarked;
