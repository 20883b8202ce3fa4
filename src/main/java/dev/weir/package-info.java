/**
 * The entry point: {@link dev.weir.DecisionJob} reads its config and connects the edge and the topology.
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
