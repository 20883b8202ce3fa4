/**
 * Flink functions, one per operator: each one loads state, calls the engine, stores and emits, and has no logic of its own.
 *
 * <pre>
 *   history                          the path of an event of the past
 *      ▼
 *   stream       rulebook            the path of an event · the path of an update
 *      │  │        │   │
 *      │  └───┬────┘   │
 *      ▼      ▼        ▼
 *   metrics   operators              counters · what all of them need: types, settings, records set aside
 *
 *   RecordTypes ──▶ CodecTypeInformation ──▶ CodecSerializer ──▶ CodecNames
 *   QuarantineList ──▶ Quarantine, FailureNotes
 * </pre>
 *
 * <p>Also the serializers of what is sent over the network or stored in state, which savepoints refer to by the names
 * of their classes and which must therefore stay here, and the interfaces that operators need from outside: {@link
 * dev.weir.operators.EventReader} and {@link dev.weir.operators.RulebookBootstrap}. Does not depend on Kafka, files or JSON.
 */
@NullMarked
package dev.weir.operators;

import org.jspecify.annotations.NullMarked;
