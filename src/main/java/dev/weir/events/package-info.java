/**
 * What Weir knows of the world: transactions, clicks, changes of stock, and the decisions about them.
 *
 * <p>Plain records that cannot be wrong, and their compact binary forms. This package imports nothing of Weir; all
 * others may import it. A text that an event does not have is {@code ""}, a number that it does not have is {@code
 * NaN}; {@link dev.weir.events.Schema} turns both into {@link dev.weir.events.Value.Absent}.
 */
@NullMarked
package dev.weir.events;

import org.jspecify.annotations.NullMarked;
