/**
 * How a push becomes an epoch: it is read, its signature and version are checked, it gets an epoch, and it is answered
 * once every instance uses it.
 *
 * <pre>
 *   UpdateBatch ──▶ RulebookKeeper ──┬──▶ RuleKeeper ──▶ RuleValidator   rules, read and checked
 *                                ├──▶ ListKeeper      lists       both ask TableChecks whether rules and tables fit
 *                                ├──▶ SwitchOffKeeper ──▶ SwitchOffSeal         what guards ask, and that it is they who ask
 *                                ├──▶ Signatures ──▶ Signers
 *                                ├──▶ AnswerNotes     what there is to say beside the answer
 *                                └──▶ RulebookMemory ──▶ WarmUp
 *   InForceKeeper: what is written down of it         AnswerGate: ACTIVE once every instance has it
 * </pre>
 *
 * <p>A single instance does all this, so that each update has one outcome and epochs have one order.
 */
@NullMarked
package dev.weir.engine.deploy;

import org.jspecify.annotations.NullMarked;
