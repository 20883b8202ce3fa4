/**
 * The commands that change single rules in force, and those that bring them back to files.
 *
 * <pre>
 *   RulesCommand: all commands about rules
 *      │
 *      ├──▶ RollBackRule, RemoveRule                      a rule on the topic
 *      ├──▶ DisableRule, EnableRule ──▶ ModeChange        its mode
 *      ├──▶ NewRule ──▶ RuleSample                        files to begin with
 *      └──▶ PullRules ──▶ WrittenRule                     a file that is behind the topic
 * </pre>
 */
@NullMarked
package dev.weir.cli.change;

import org.jspecify.annotations.NullMarked;
