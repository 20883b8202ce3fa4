/**
 * The way of an event: Ingest, Route, Profile, Decide, and the event time that goes with it.
 *
 * <pre>
 *   Ingest ──▶ EventTimeOperator ──▶ EventTime ──▶ PartitionTime
 *      └─────▶ KeysUnlike                                  whether topics are keyed so that keys have an order
 *   Route, Profile, Decide ──▶ RulebookHistory             the epochs of an instance
 *            └───────┴──▶ Waiting                          what came before its epoch
 *            └───────┴──▶ KeyedValue, KeyedMemory          the state of a key
 *   TallyOperator                                          what rules did, on its way to the guards
 * </pre>
 */
@NullMarked
package dev.weir.operators.stream;

import org.jspecify.annotations.NullMarked;
