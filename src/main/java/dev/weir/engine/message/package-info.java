/**
 * The messages between the rooms and their binary forms; there is no logic here.
 *
 * <pre>
 *   SubjectMessage ──┬──▶ Correlated ──┬──▶ Announced      what a subject hears
 *                    │                 └──▶ Signal
 *                    └──▶ CompletedMatches ──▶ RuleMatch
 *   Routed                                                 what a key hears
 *   RulebookUpdate ──▶ PatternHistory                      what all rooms hear of the rulebook
 *   Acknowledgement, InForceEntry                          what they answer, and what is written down of it
 * </pre>
 *
 * <p>A form that was once written to a savepoint or topic must stay readable for ever: a change needs a new version,
 * which its codec distinguishes.
 */
@NullMarked
package dev.weir.engine.message;

import org.jspecify.annotations.NullMarked;
