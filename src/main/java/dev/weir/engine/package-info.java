/**
 * The logic of the job's operators: (epoch, event, state) in, results out. {@link dev.weir.engine.LocalEngine} runs all of
 * it in one thread.
 *
 * <pre>
 *                        LocalEngine
 *      ┌──────────┬──────────┼──────────┬──────────┐
 *      ▼          ▼          ▼          ▼          ▼
 *   deploy      route     profile    decide ◀──  guard        how a push becomes an epoch · where an event is sent ·
 *      │          │        │    │     │    │                  the state of a key · decisions · rules to switch off
 *      │          │        │    └──▶ dedup ◀──┘               which events are duplicates
 *      └──────────┴───┬────┴──────────┘
 *                     ▼
 *                   plan ──▶ pacing                           the planned rules of an epoch · how often they fire
 *                     ▼
 *                  message                                    what passes between the operators
 *
 *   RulebookKeeper ──▶ RulebookUpdate ──▶ Rulebooks ──▶ Rulebook
 *   Event ──▶ Router ──▶ Routed ──▶ Profiler ──▶ Signal ──▶ Decider ──▶ Decision
 *                │                     └──────▶ CompletedMatches ───▶│
 *                └──────────────── Announced ────────────────┘
 *   what rules did ──▶ GuardTallies ──▶ Guards ──▶ rules to switch off ──▶ RulebookKeeper
 * </pre>
 *
 * <p>Each operator has a package, and so has what they share. No Flink, Kafka, logger or clock: time is an argument. The
 * state of a key is passed in and returned, so that the same code runs under Flink, in a test, in a backtest and at the
 * edge. Imports {@code rules}, {@code patterns}, {@code features}, {@code text} and {@code events}.
 */
@NullMarked
package dev.weir.engine;

import org.jspecify.annotations.NullMarked;
