/**
 * The compact binary forms of decisions, answers and records, and the parts of which those of events are made: a version, then the parts, spelled with {@link
 * dev.weir.events.binary.Binary}.
 *
 * <pre>
 *   AttributesCodec ─────────────▶ ValueCodec ◀──┐
 *   DecisionCodec ──▶ ReasonCodec ───────────────┘
 *   RuleStatusCodec ──┬──▶ RuleErrorCodec
 *                     └──▶ PushCodec ──▶ SenderCodec ◀── RawRecordCodec ◀── DeadLetterCodec
 *   all ──▶ Binary
 * </pre>
 *
 * <p>Apart from the records, so that these stay short. What a savepoint holds is read for ever.
 */
@NullMarked
package dev.weir.events.binary;

import org.jspecify.annotations.NullMarked;
