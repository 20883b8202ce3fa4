/**
 * Which rules are switched off, as they fail or fire far more often than they may.
 *
 * <pre>
 *   Verdict ──▶ GuardTally ──▶ GuardTallies ──▶ SecondTally ──▶ Guards ──▶ whom to switch off
 *               one decision    one instance      a second         │
 *                                                           SubjectWindow
 * </pre>
 *
 * <p>Shares of subjects, not of events: a rule that is right about one busy card is let be.
 */
@NullMarked
package dev.weir.engine.guard;

import org.jspecify.annotations.NullMarked;
