/**
 * Feeds seeded hostile input to everything that reads what others write. A {@link dev.weir.fuzz.Target} makes inputs and feeds
 * them; {@link dev.weir.fuzz.Fuzz} watches what escapes. A minute of it runs in each build, an hour with the profile
 * {@code fuzz}.
 */
@NullMarked
package dev.weir.fuzz;

import org.jspecify.annotations.NullMarked;
