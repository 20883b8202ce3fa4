/**
 * Dates in the rows of declared tables at which rules act: which rules, and what a key keeps to wait for them.
 *
 * <p>A key with rows has one timer, for the earliest of its dates. What it has done is one number, the event time up to
 * which all dates are settled, however many rules there are: a date that is not after that does nothing any more.
 */
@NullMarked
package dev.weir.engine.date;

import org.jspecify.annotations.NullMarked;
