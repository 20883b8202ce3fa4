/**
 * Runs checked expressions as a tree of small nodes: what each node does is decided once, when the expression is
 * planned.
 *
 * <pre>
 *   EvalPlanner ──▶ Eval: EvalCall, EvalContainers, EvalFields, EvalLogic, EvalLoop
 *        ├──▶ EvalNames ──▶ EventStructs        names of the environment, read from the scope by number
 *        └──▶ Bindings ──▶ BoundedFunctions ──▶ Functions, TextFunctions, TimeFunctions, TextFormat
 *   Program: an Eval within its budget
 * </pre>
 */
@NullMarked
package dev.weir.rules.expression.eval;

import org.jspecify.annotations.NullMarked;
