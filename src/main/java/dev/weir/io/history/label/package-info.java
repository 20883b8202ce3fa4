/**
 * Which transactions of a history were fraud, by their ids, in as few bytes as possible.
 *
 * <pre>
 *   Labels ──▶ Label
 * </pre>
 */
@NullMarked
package dev.weir.io.history.label;

import org.jspecify.annotations.NullMarked;
