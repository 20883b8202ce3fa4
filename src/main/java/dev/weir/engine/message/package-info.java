/**
 * The messages between the operators and their binary forms; there is no logic here.
 *
 * <pre>
 *   SubjectMessage ──┬──▶ Correlated ──┬──▶ Announced      what a subject receives
 *                    │                 └──▶ Signal
 *                    └──▶ CompletedMatches ──▶ RuleMatch
 *   Routed                                                 what a key receives
 *   RulebookUpdate ──▶ PatternHistory                      what all operators receive of the rulebook
 *   Acknowledgement, InForceEntry                          the answer to it, and what is stored of it
 * </pre>
 *
 * <p>A form that was once written to a savepoint or topic must stay readable for ever: a change needs a new version,
 * which its codec distinguishes.
 */
@NullMarked
package dev.weir.engine.message;

import org.jspecify.annotations.NullMarked;
