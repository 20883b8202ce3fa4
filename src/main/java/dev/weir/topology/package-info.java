/**
 * The job graph, as in the picture: Ingest, Route, Profile, Decide, Act, with Rulebook and Guard beside them.
 *
 * <pre>
 *   Inputs ◀── DecisionTopology ──▶ Outputs
 *                 ▲        └──▶ OperatorIds
 *          HistoryTopology              the same over a history
 * </pre>
 *
 * <p>{@link dev.weir.topology.Inputs} and {@link dev.weir.topology.Outputs} are its connections to the outside; the
 * edge implements them for Kafka, a backtest for files, tests for lists.
 */
@NullMarked
package dev.weir.topology;

import org.jspecify.annotations.NullMarked;
