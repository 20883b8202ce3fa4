/**
 * The cost of the engine alone: in memory, in one thread, without Flink and Kafka, next to the same rules written by
 * hand.
 *
 * <pre>
 *   EngineBench ──▶ EngineRow ──▶ EngineWork ──▶ CardPayments, ShopEvents          what is asked, and of which events
 *       │                             └────────▶ HandWrittenCount, HandWrittenSequence ──▶ Thresholds ◀── BenchRules
 *       │                             └────────▶ HandWrittenDuties ──▶ RecentPayments   the same, and what Weir owes a payment
 *       ├──▶ OneRow ──▶ EngineMeter ──▶ EngineCost                          a row has a virtual machine of its own
 *       └──▶ EngineReport ──▶ EngineGoals                                   beside what other engines did
 * </pre>
 */
@NullMarked
package dev.weir.bench.engine;

import org.jspecify.annotations.NullMarked;
