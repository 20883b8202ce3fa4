/**
 * Rules: documents, checks, and the executable plans made from them.
 *
 * <pre>
 *            compile ──▶ lint            RuleCompiler: document → checked → planned; only the plan runs · warnings
 *            │     │
 *            ▼     ▼
 *          rule   expression             a rule that can run · expressions of CEL, checked and ready
 *            │     │
 *            └──┬──┘
 *      ┌────────┼─────────┐
 *      ▼        ▼         ▼
 *  document    list     limit            the text and what is wrong with it · lists · how much a rule may take
 *      └──────▶
 * </pre>
 *
 * <p>{@link dev.weir.rules.compile.RuleCompiler} is the only place where a document becomes a {@link
 * dev.weir.rules.rule.Rule}, {@link dev.weir.rules.compile.Grammar} the only one that says which keys it can have;
 * everything that uses CEL is behind {@link dev.weir.rules.expression.Expression}. What changes with the epoch and the
 * subject, lists and earlier decisions, is not part of the plan: it is passed in as variables that no rule can name.
 * Imports {@code events}, {@code features}, {@code patterns} and {@code text}.
 */
@NullMarked
package dev.weir.rules;

import org.jspecify.annotations.NullMarked;
