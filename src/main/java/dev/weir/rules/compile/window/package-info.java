/**
 * Reads the windows of features: durations, calendar units, sessions, all events, and their parts.
 *
 * <pre>
 *   WindowReader ──▶ PartReader
 * </pre>
 */
@NullMarked
package dev.weir.rules.compile.window;

import org.jspecify.annotations.NullMarked;
