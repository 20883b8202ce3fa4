/**
 * The metrics, by the names that dashboards use. The counters of events obey an equation, received = decided + rejected
 * + duplicate + noted; see {@link dev.weir.operators.metrics.DecisionCounters}.
 *
 * <pre>
 *   DecisionCounters ──▶ AnswerCounters, EventCounter, OutcomeCounters
 *         ├──▶ PerRule ◀── ErrorCounters, SharedSteps
 *         └──▶ ModelCounters
 *   DecisionLatency ──▶ LatencyStatistics          RuleModes, StateAccess
 * </pre>
 */
@NullMarked
package dev.weir.operators.metrics;

import org.jspecify.annotations.NullMarked;
