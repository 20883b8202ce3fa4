/**
 * Reads the windows of features: durations, calendar units, sessions, all events, and their parts; and the dates of
 * rows on which rules act.
 *
 * <pre>
 *   WindowReader ──▶ PartReader      DateReader
 * </pre>
 */
@NullMarked
package dev.weir.rules.compile.window;

import org.jspecify.annotations.NullMarked;
