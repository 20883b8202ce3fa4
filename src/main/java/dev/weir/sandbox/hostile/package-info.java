/**
 * Hostile variants of valid records: tests feed them to every reader, and they are mixed into the traffic of a cluster.
 * All of them are functions of seeds.
 *
 * <pre>
 *   Samples ──▶ HostileInputs ──▶ JsonMutations ──▶ ExpressionMutations
 *                 │              └──────────▶ HostileValues
 *                 └──────▶ ByteMutations
 * </pre>
 */
@NullMarked
package dev.weir.sandbox.hostile;

import org.jspecify.annotations.NullMarked;
