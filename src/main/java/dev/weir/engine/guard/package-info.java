/**
 * Which rules are switched off because they fail or block far more often than they may.
 *
 * <pre>
 *   Verdict ──▶ TallyNotes ──▶ TallyNote ──▶ GuardTallies ──▶ SecondTally ──▶ TallyReport ──▶ Guards ──▶ whom to switch off
 *               one instance   a decision    the instance    a second       several seconds   │
 *                                            AskedPlan                        GuardTally       ├──▶ AskedWindows   rules of which nothing is said
 *                                                                                             └──▶ SharedWindows  the others
 *                                                                                                     └──▶ SubjectWindow
 * </pre>
 *
 * <p>Guards measure shares of subjects, not of events: a rule that is right about one busy card stays on.
 */
@NullMarked
package dev.weir.engine.guard;

import org.jspecify.annotations.NullMarked;
