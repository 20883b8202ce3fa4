/**
 * What a job costs to which nothing happens, and which of its threads it is.
 *
 * <pre>
 *   IdleBench ──▶ ThreadTimes
 * </pre>
 */
@NullMarked
package dev.weir.bench.idle;

import org.jspecify.annotations.NullMarked;
