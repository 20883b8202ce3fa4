/**
 * The way in: {@link dev.weir.DecisionJob} reads its config and puts the edge and the topology together.
 *
 * <pre>
 *   DecisionJob ──┬──▶ JobArguments
 *                 ├──▶ JobEnvironment
 *                 └──▶ Settings
 * </pre>
 */
@NullMarked
package dev.weir;

import org.jspecify.annotations.NullMarked;
