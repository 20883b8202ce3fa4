/** Visits to all keys of an operator, a few at a time, beside its events. */
@NullMarked
package dev.weir.operators.keys;

import org.jspecify.annotations.NullMarked;
