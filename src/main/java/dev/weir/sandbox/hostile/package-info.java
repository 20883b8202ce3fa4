/**
 * Hostile relatives of good records: what the tests feed to every reader, and what is mixed into the traffic of a cluster.
 * All of it is a function of seeds.
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
