/**
 * Why a rule fired on an event or did not, and what is known of a key, asked of the engine. What answers lies further
 * out, with the commands.
 *
 * <pre>
 *   RuleQuestions ──▶ RuleAnswered ──▶ ConditionSeen
 *   KeyQuestions ──▶ KeyAnswered
 *        └── EventAsked
 * </pre>
 */
@NullMarked
package dev.weir.console.question;

import org.jspecify.annotations.NullMarked;
