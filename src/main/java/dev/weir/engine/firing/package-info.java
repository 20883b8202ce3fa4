/** Evaluates rules after the rules of which they ask whether they fire in the same decision. */
@NullMarked
package dev.weir.engine.firing;

import org.jspecify.annotations.NullMarked;
