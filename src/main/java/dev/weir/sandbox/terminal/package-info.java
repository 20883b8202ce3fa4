/**
 * The output for a person at the terminal.
 *
 * <pre>
 *   ResultMonitor ──▶ Tally, DecisionSampler ──▶ Console
 *   Sentences ──▶ Pace ◀── LoadProgress ──▶ Summary          Welcome, ClusterGuide
 * </pre>
 */
@NullMarked
package dev.weir.sandbox.terminal;

import org.jspecify.annotations.NullMarked;
