/**
 * What must hold of single values for a condition to hold: enough to know, without evaluating a condition, that it does not.
 */
@NullMarked
package dev.weir.rules.requirement;

import org.jspecify.annotations.NullMarked;
