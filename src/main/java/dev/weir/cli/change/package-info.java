/**
 * The commands that change single rules in force, and those that bring them back to files.
 *
 * <pre>
 *   RulesCommand: all commands about rules
 *      │
 *      ├──▶ RollBackRule, DisableRule, EnableRule, RemoveRule     a rule on the topic
 *      └──▶ PullRules ──▶ WrittenRule                             a file that is behind the topic
 * </pre>
 */
@NullMarked
package dev.weir.cli.change;

import org.jspecify.annotations.NullMarked;
