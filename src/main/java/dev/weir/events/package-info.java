/**
 * What Weir knows of the world: transactions, clicks and changes of stock.
 *
 * <pre>
 *        binary                    the binary forms of all of them
 *       │   │   │
 *       │   ▼   ▼
 *       │ answer ──▶ record        what the job answers · what stands on topics, and who wrote it
 *       ▼   ▼          ▼
 *         events
 *   Schema ──▶ Event ──┬──▶ Transaction, Click, DeclaredEvent ──▶ Attributes ──▶ Value
 *                      └──▶ StockChange ──▶ ChangeOrigin
 * </pre>
 *
 * <p>Plain records that cannot be wrong. This package and those in it import nothing of Weir; all others may import
 * them. A text that an event does not have is {@code ""}, a number that it does not have is {@code NaN}; {@link
 * dev.weir.events.Schema} turns both into {@link dev.weir.events.Value.Absent}. {@link dev.weir.events.Boundary} is
 * where the job meets what others wrote.
 */
@NullMarked
package dev.weir.events;

import org.jspecify.annotations.NullMarked;
