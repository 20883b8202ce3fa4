/**
 * Actions of rules that wait until they are due, and what a subject keeps of them.
 *
 * <pre>
 *   WaitingAction ──▶ WaitingActions (by when they are due)
 * </pre>
 */
@NullMarked
package dev.weir.engine.later;

import org.jspecify.annotations.NullMarked;
