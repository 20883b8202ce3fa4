/**
 * Seeded hostile input for everything that reads what others write. A {@link dev.weir.fuzz.Target} makes inputs and feeds
 * them; {@link dev.weir.fuzz.Fuzz} watches what escapes; a minute of it runs in each build, an hour with the profile
 * {@code fuzz}.
 *
 * <pre>
 *   Target ──▶ Inputs ──▶ JsonMutations ──▶ ExpressionMutations
 *     ▲            └─────▶ ByteMutations          HostileValues
 *   Fuzz ──▶ Escape
 * </pre>
 */
@NullMarked
package dev.weir.fuzz;

import org.jspecify.annotations.NullMarked;
