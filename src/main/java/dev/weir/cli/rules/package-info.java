/**
 * The commands about rules.
 *
 * <pre>
 *   RulesCommand: validate, test, diff, push, list, show, history, disable, rollback, remove, schema
 *      │
 *      ├──▶ RuleFolder ──▶ RuleFile          files, checked as the job would check them
 *      ├──▶ TestRules ──▶ CaseLines          what is said of a case that failed
 *      ├──▶ RulesOnTopic                     what was pushed, and what the job answered
 *      │        ▲
 *      ├──▶ GivenRules ──▶ RuleReach         rules to be played together, and how far back they look
 *      └──▶ PushPlan                         the difference; RuleHistory and GitRules: what was before
 * </pre>
 */
@NullMarked
package dev.weir.cli.rules;

import org.jspecify.annotations.NullMarked;
