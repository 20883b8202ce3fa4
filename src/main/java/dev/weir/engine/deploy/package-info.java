/**
 * How a push becomes an epoch: it is read, checked for its signature and its version, given an epoch, and answered
 * once every instance uses it.
 *
 * <pre>
 *   a pushed record ──▶ RulebookKeeper ──┬──▶ ListKeeper        lists
 *                            │           ├──▶ SwitchOffKeeper   what guards ask, under a SwitchOffSeal
 *                            │           └──▶ Signatures ──▶ Signers
 *                            ▼
 *                        Rulings ──▶ AnswerNotes, WarmUp      the answer, and what there is to say beside it
 *                            │
 *   RulebookMemory ◀─────────┴──▶ RulebookUpdate ──▶ all rooms ──▶ Answers: ACTIVE once all have it
 * </pre>
 *
 * <p>One instance does all this, so that an update has one outcome and epochs one order.
 */
@NullMarked
package dev.weir.engine.deploy;

import org.jspecify.annotations.NullMarked;
