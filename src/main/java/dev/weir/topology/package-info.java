/**
 * The job graph, as the picture shows it: Ingest, Route, Profile, Decide, Act, and the Rulebook and Guard
 * beside them.
 *
 * <pre>
 *   Inputs ◀── DecisionTopology ──▶ Outputs
 *                     └──▶ OperatorIds
 * </pre>
 *
 * <p>{@link dev.weir.topology.Inputs} and {@link dev.weir.topology.Outputs} are what it needs of the world; the edge
 * implements them for Kafka and for files, tests for lists.
 */
@NullMarked
package dev.weir.topology;

import org.jspecify.annotations.NullMarked;
