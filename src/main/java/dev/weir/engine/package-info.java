/**
 * What the rooms think: (epoch, event, state) in, results out.
 *
 * <pre>
 *   RulebookKeeper ──▶ RulebookUpdate ──▶ Rulebooks ──▶ Rulebook (one epoch, planned)
 *                                                          │
 *        Event ──▶ Router ──▶ Routed ──▶ Profiler ──▶ Signal ──▶ Decider ──▶ Decision
 *                     └──────────────── Announced ────────────────┘
 * </pre>
 *
 * <p>No Flink, Kafka, logger or clock: time is an argument. What a key remembers is handed in and given back, so that
 * the same code runs under Flink, in a test, in a backtest and at the edge. Imports {@code rules}, {@code features} and
 * {@code events}.
 */
@NullMarked
package dev.weir.engine;

import org.jspecify.annotations.NullMarked;
