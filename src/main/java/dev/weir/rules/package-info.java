/**
 * Rules: documents, checks, and the plans made of them.
 *
 * <pre>
 *            compile                     RuleCompiler: document → checked → planned; only the plan runs
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
 * <p>{@link dev.weir.rules.compile.RuleCompiler} is the one place where a document becomes a {@link
 * dev.weir.rules.rule.Rule}, {@link dev.weir.rules.compile.Grammar} the one that says which keys it can have;
 * everything that CEL needs stays behind {@link dev.weir.rules.expression.Expression}. What changes by epoch and by
 * subject, lists and earlier decisions, is no part of the plan: it is given to it as variables that no rule can write.
 * Imports {@code events}, {@code features}, {@code patterns} and {@code text}.
 */
@NullMarked
package dev.weir.rules;

import org.jspecify.annotations.NullMarked;
