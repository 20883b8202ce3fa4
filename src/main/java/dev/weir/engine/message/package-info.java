/**
 * What passes between the rooms, and its binary forms: nobody here decides anything.
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
 * <p>A form that has been written to a savepoint or a topic is read for ever: a change gets a new version, which its
 * codec tells apart.
 */
@NullMarked
package dev.weir.engine.message;

import org.jspecify.annotations.NullMarked;
