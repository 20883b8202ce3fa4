/**
 * The page of a key: what is known of it, as {@code weir features show} finds it, and what was decided, on one time line.
 *
 * <pre>
 *   KeyPage ──▶ KnownParts ──▶ TimeLine
 * </pre>
 */
@NullMarked
package dev.weir.console.page.key;

import org.jspecify.annotations.NullMarked;
