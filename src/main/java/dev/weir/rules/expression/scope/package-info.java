/**
 * What an expression reads when it is evaluated: values, by the numbers that its environment gave their names.
 *
 * <pre>
 *   Scope ──▶ EventScope ──▶ FieldSlot
 * </pre>
 *
 * <p>The engine has a scope for each place where it evaluates: an event alone, an event with its answers, a match. All
 * scopes about one event share its {@link dev.weir.rules.expression.scope.EventScope}.
 */
@NullMarked
package dev.weir.rules.expression.scope;

import org.jspecify.annotations.NullMarked;
