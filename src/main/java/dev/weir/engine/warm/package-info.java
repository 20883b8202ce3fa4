/**
 * Since when the data of features is kept: how long a new rule has to wait until its windows are whole.
 *
 * <pre>
 *   WarmUp ──▶ WarmUps (of all rules in force, by series)
 * </pre>
 */
@NullMarked
package dev.weir.engine.warm;

import org.jspecify.annotations.NullMarked;
