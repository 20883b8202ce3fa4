/** What was compiled, kept for all who need it: an instance reuses what another one, or the Rulebook, has compiled. */
@NullMarked
package dev.weir.rules.compile.cache;

import org.jspecify.annotations.NullMarked;
