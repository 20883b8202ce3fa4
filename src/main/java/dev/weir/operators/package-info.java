/**
 * Flink functions, one per room: each loads, asks the engine, stores and emits, and thinks nothing.
 *
 * <pre>
 *   stream       rulebook            the way of an event · how updates come and go
 *      │  │        │   │
 *      │  └───┬────┘   │
 *      ▼      ▼        ▼
 *   metrics   operators              counters · what all of them need: types, settings, records set aside
 *
 *   RecordTypes ──▶ CodecTypeInformation ──▶ CodecSerializer ──▶ CodecNames
 *   Suspects ──▶ Quarantine, FailureNotes
 * </pre>
 *
 * <p>Here are the serializers of what crosses the network or rests in state, which savepoints know by the names of
 * their classes and which therefore stay where they are, and the things that an operator needs from the edge: {@link
 * dev.weir.operators.EventReader} and {@link dev.weir.operators.RulesAtStart}. Knows nothing of Kafka, files or JSON.
 */
@NullMarked
package dev.weir.operators;

import org.jspecify.annotations.NullMarked;
