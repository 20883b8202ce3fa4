/**
 * What the rooms think: (epoch, event, state) in, results out.
 *
 * <pre>
 *   RulebookKeeper ──▶ RulebookUpdate ──▶ Rulebooks ──▶ Rulebook (one epoch, planned)
 *                                                          │
 *        Event ──▶ Router ──▶ Routed ──▶ Profiler ──▶ Signal ──▶ Decider ──▶ Decision
 *                     │                     └──────▶ Fulfilled ───▶│
 *                     └──────────────── Announced ────────────────┘
 *        what rules did ──▶ GuardTallies ──▶ Guards ──▶ whom to switch off ──▶ RulebookKeeper
 * </pre>
 *
 * <p>No Flink, Kafka, logger or clock: time is an argument. What a key remembers is handed in and given back, so that
 * the same code runs under Flink, in a test, in a backtest and at the edge; {@link dev.weir.engine.LocalEngine} is all of
 * it in one thread. A match that an event completes goes along
 * with the signal about that event; one that time completes, or that is about somebody whom only the match tells, goes by
 * itself ({@link dev.weir.engine.Fulfilled}). Imports {@code rules}, {@code patterns}, {@code features} and {@code events}.
 */
@NullMarked
package dev.weir.engine;

import org.jspecify.annotations.NullMarked;
