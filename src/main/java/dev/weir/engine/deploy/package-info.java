/**
 * How a push becomes an epoch: it is read, its signature and version are checked, it gets an epoch, and it is answered
 * once every instance uses it.
 *
 * <pre>
 *   UpdateBatch ──▶ RulebookKeeper ──┬──▶ RuleKeeper ──┬──▶ RuleChecks ──▶ RuleValidator    reads and checks single rules
 *                                    │                 └──▶ OthersInForce    what a rule needs others for
 *                                    ├──▶ DocumentKeeper ──▶ DefinitionKind, SchemaKind, PolicyKind, CapKind    other documents on the topic of rules
 *                                    ├──▶ ModelKeeper ──▶ ModelFit           the same for models
 *                                    ├──▶ ListKeeper                         the same for lists; with TableChecks
 *                                    ├──▶ RowKeeper                          turns rows of a database into such updates
 *                                    ├──▶ SwitchOffKeeper ──▶ SwitchOffSeal  requests of guards, and the proof that they are
 *                                    ├──▶ Signatures ──▶ Signers
 *                                    ├──▶ AnswerNotes                        warnings and other notes in an answer
 *                                    └──▶ RulebookMemory
 *   InForceKeeper: entries for the topic of what is in force
 * </pre>
 *
 * <p>A single instance does all this, so that each update has one outcome and epochs have one order.
 */
@NullMarked
package dev.weir.engine.deploy;

import org.jspecify.annotations.NullMarked;
