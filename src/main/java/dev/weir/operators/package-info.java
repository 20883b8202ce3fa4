/**
 * Flink functions, one per room: each loads, asks the engine, stores and emits, and thinks nothing.
 *
 * <p>Also the serializers of what crosses the network or rests in state, and the two things that an operator needs from
 * the edge: {@link dev.weir.operators.EventReader} and {@link dev.weir.operators.RulesAtStart}. Knows nothing of Kafka,
 * files or JSON.
 */
@NullMarked
package dev.weir.operators;

import org.jspecify.annotations.NullMarked;
