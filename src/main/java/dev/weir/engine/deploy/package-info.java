/**
 * How a push becomes an epoch: it is read, checked for its signature and its version, given an epoch, and answered
 * once every instance uses it.
 *
 * <pre>
 *   Rulings ──▶ RulebookKeeper ──┬──▶ RuleKeeper ──▶ RuleValidator   rules, read and checked
 *                                ├──▶ ListKeeper      lists
 *                                ├──▶ SwitchOffKeeper ──▶ SwitchOffSeal         what guards ask, and that it is they who ask
 *                                ├──▶ Signatures ──▶ Signers
 *                                ├──▶ AnswerNotes     what there is to say beside the answer
 *                                └──▶ RulebookMemory ──▶ WarmUp
 *   InForceKeeper: what is written down of it         Answers: ACTIVE once every instance has it
 * </pre>
 *
 * <p>One instance does all this, so that an update has one outcome and epochs one order.
 */
@NullMarked
package dev.weir.engine.deploy;

import org.jspecify.annotations.NullMarked;
