/**
 * Why a rule fired on an event or did not, asked of the engine. What answers lies further out, with the commands.
 *
 * <pre>
 *   RuleQuestions ──▶ RuleAnswered ──▶ ConditionSeen
 * </pre>
 */
@NullMarked
package dev.weir.console.question;

import org.jspecify.annotations.NullMarked;
