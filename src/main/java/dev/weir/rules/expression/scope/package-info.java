/**
 * What an expression sees when it is evaluated: values, by the numbers that its environment gave their names.
 *
 * <pre>
 *   Scope ──▶ EventScope ──▶ FieldSlot
 * </pre>
 *
 * <p>The engine has a scope for each place where it evaluates: an event alone, what was gathered about it, a match. All that are
 * about one event share its {@link dev.weir.rules.expression.scope.EventScope}.
 */
@NullMarked
package dev.weir.rules.expression.scope;

import org.jspecify.annotations.NullMarked;
