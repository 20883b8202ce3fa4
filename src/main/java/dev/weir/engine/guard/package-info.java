/**
 * Which rules are switched off, as they fail or fire far more often than they may.
 *
 * <pre>
 *   Verdict ──▶ TallyNotes ──▶ TallyNote ──▶ GuardTallies ──▶ SecondTally ──▶ GuardTally ──▶ Guards ──▶ whom to switch off
 *               one instance   a decision    the instance    a second                      │
 *                                                                                   SubjectWindow
 * </pre>
 *
 * <p>Shares of subjects, not of events: a rule that is right about one busy card is let be.
 */
@NullMarked
package dev.weir.engine.guard;

import org.jspecify.annotations.NullMarked;
