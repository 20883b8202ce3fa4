/**
 * The compact binary forms of decisions, answers and records, and the parts that the forms of events consist of: a
 * version, then the parts, encoded with {@link dev.weir.events.binary.Binary}.
 *
 * <pre>
 *   AttributesCodec ─────────────▶ ValueCodec ◀──┐
 *   DecisionCodec ──▶ ReasonCodec ───────────────┘
 *   RuleStatusCodec ──┬──▶ RuleErrorCodec
 *                     └──▶ PushCodec ──▶ SenderCodec ◀── RawRecordCodec ◀── DeadLetterCodec
 *   all ──▶ Binary
 * </pre>
 *
 * <p>Separate from the records, so that these stay short. Everything that was ever stored in a savepoint must stay
 * readable.
 */
@NullMarked
package dev.weir.events.binary;

import org.jspecify.annotations.NullMarked;
