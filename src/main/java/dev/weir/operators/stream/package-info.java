/**
 * The path of an event: Ingest, Route, Profile, Decide, Join, and its event time.
 *
 * <pre>
 *   Ingest ──▶ EventTimeOperator ──▶ EventTime ──▶ PartitionTime
 *      └─────▶ RecordKeyCheck                               whether the keys of records fit their events
 *   Profile, Decide ──▶ KeyedOperator ──▶ EpochHold         what both do, and messages that wait for their epoch
 *      Route │             │     └─▶ KeyedValue, KeyedMemory   the state of a key
 *       │ │  │             ▼
 *       │ └──┼───────▶ RulebookHistory                      the epochs of an instance
 *       ▼    ▼
 *   HeldEvents FanInState                                   events that wait for rules · events that wait for answers
 *   WriteBehindOperator ──▶ KeyedOperator                   lets it write the value of any key
 *   KeyedValues ──▶ StoredValue, CachedValue                as the backend stores it · decoded, and written later
 *   Join                                                    joins what concerns several subjects
 *   TallyOperator                                           counts what rules did, for Guard
 * </pre>
 */
@NullMarked
package dev.weir.operators.stream;

import org.jspecify.annotations.NullMarked;
