/**
 * What single values must satisfy for a condition to hold: enough to know, without evaluating a condition, that it does
 * not hold.
 */
@NullMarked
package dev.weir.rules.requirement;

import org.jspecify.annotations.NullMarked;
