/**
 * The cost of a job without events, by kind of thread.
 *
 * <pre>
 *   IdleBench ──▶ ThreadTimes
 * </pre>
 */
@NullMarked
package dev.weir.bench.idle;

import org.jspecify.annotations.NullMarked;
