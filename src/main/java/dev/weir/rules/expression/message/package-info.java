/**
 * Explains in plain words what is wrong with an expression, and what to write instead.
 *
 * <pre>
 *   SyntaxMessages                                what the parser says
 *   TypeMessages ──┬──▶ OverloadMessages ──▶ TypeNames        what the type checker says
 *                  └──▶ KnownFunctions
 * </pre>
 */
@NullMarked
package dev.weir.rules.expression.message;

import org.jspecify.annotations.NullMarked;
