/**
 * Whom an event is sent to: once to each key that cares, however many rules ask there, and once to each subject that
 * may be decided about.
 */
@NullMarked
package dev.weir.engine.route;

import org.jspecify.annotations.NullMarked;
