/**
 * Rules: documents, checks, and the plans made of them.
 *
 * <p>A rule goes document → checked → planned, and only the plan runs. {@link dev.weir.rules.RuleCompiler} is the one
 * place where a document becomes a {@link dev.weir.rules.Rule}, {@link dev.weir.rules.Grammar} the one that says which keys it
 * can have; everything that CEL needs stays behind {@link dev.weir.rules.Expression}. What changes by epoch and by subject,
 * lists and earlier decisions, is no part of the plan: it is given to it as variables that no rule can write. Imports
 * {@code events}, {@code features} and {@code patterns}.
 */
@NullMarked
package dev.weir.rules;

import org.jspecify.annotations.NullMarked;
