/**
 * What the engine costs alone: in memory, in one thread, without Flink and Kafka, beside the same rules written by hand.
 *
 * <pre>
 *   EngineBench ──▶ EngineRow ──▶ EngineWork ──▶ CardPayments, ShopEvents          what is asked, and of which events
 *       │                             └────────▶ HandWrittenCount, HandWrittenSequence ──▶ Thresholds ◀── BenchRules
 *       ├──▶ OneRow ──▶ EngineMeter ──▶ EngineCost                          a row has a virtual machine of its own
 *       └──▶ EngineReport ──▶ EngineGoals                                   beside what other engines did
 * </pre>
 */
@NullMarked
package dev.weir.bench.engine;

import org.jspecify.annotations.NullMarked;
