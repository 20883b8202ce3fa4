/**
 * The commands about decisions: following them, and asking why.
 *
 * <pre>
 *   TailDecisions ──▶ DecisionMade
 *   Explain ──┬──▶ WhyNot ──▶ PatternProgress ──▶ Replay         what happened before, played through the engine again
 *             │       ├──▶ AbsenceAnswer                        what time completes
 *             │       ├──▶ RulesAlongside, ModelsAlongside      the rules that it asks about, and the models, as they were
 *             │       └──▶ KeptBack ──▶ PacingNote, LimitNote     what else kept it, and why it rests
 *             ├──▶ HeldBack ──▶ RulesThen, DecisionsBefore       rules that had fired often enough
 *             ├──▶ DecisionSearch ──▶ LookBack, SubjectRecords    where on the topics something is looked for
 *             ├──▶ PolicyNotes, TagPolicyNotes, ScoreLines        what policies and models said
 *             ├──▶ ActionFates                                    what became of actions that waited
 *             └──▶ SessionStory                                   for whom an event of a session counts
 *   RuleInQuestion ──▶ WhyNot                                     for whoever asks from elsewhere, such as the console
 * </pre>
 */
@NullMarked
package dev.weir.cli.decisions;

import org.jspecify.annotations.NullMarked;
