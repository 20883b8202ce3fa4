/**
 * Explains in plain words what is wrong with an expression, and what to write instead.
 *
 * <pre>
 *   SyntaxMessages ──▶ OtherHabits                            what the parser says
 *   TypeMessages ──┬──▶ OverloadMessages ──▶ TypeNames        what the type checker says
 *                  ├──▶ OperandAdvice                         what to write instead of these operands
 *                  └──▶ KnownFunctions, OtherNames
 * </pre>
 */
@NullMarked
package dev.weir.rules.expression.message;

import org.jspecify.annotations.NullMarked;
