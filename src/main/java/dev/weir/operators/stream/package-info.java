/**
 * The path of an event: Ingest, Route, Profile, Decide, and its event time.
 *
 * <pre>
 *   Ingest ──▶ EventTimeOperator ──▶ EventTime ──▶ PartitionTime
 *      └─────▶ RecordKeyCheck                                  whether topics are keyed so that keys have an order
 *   Profile, Decide ──▶ KeyedOperator ──▶ EpochHold         what both do, and what came before its epoch
 *      Route │             │     └─▶ KeyedValue, KeyedMemory   the state of a key
 *       │ │  │             ▼
 *       │ └──┼───────▶ RulebookHistory                       the epochs of an instance
 *       ▼    ▼
 *   HeldEvents FanInState                                    events before any rule · events whose answers are on their way
 *   WriteBehindOperator ──▶ KeyedOperator                  what Flink runs: values of any key can be written by it
 *   KeyedValues ──▶ StoredValue, CachedValue               as the backend has it · kept decoded, and written later
 *   TallyOperator                                          what rules did, on its way to the guards
 * </pre>
 */
@NullMarked
package dev.weir.operators.stream;

import org.jspecify.annotations.NullMarked;
