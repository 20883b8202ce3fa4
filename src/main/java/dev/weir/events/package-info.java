/**
 * What Weir knows of the world: transactions, clicks and changes of stock.
 *
 * <pre>
 *      definition                  what the job knows of each type: fields, codec, records
 *          │
 *          ▼
 *        binary                    the binary forms of what is no event, and what all forms are spelled with
 *       │   │   │
 *       │   ▼   ▼
 *       │ answer ──▶ record        what the job answers · what stands on topics, and who wrote it
 *       ▼   ▼          ▼
 *         events
 *   Event ──┬──▶ Transaction, Click, DeclaredEvent ──▶ Attributes ──▶ Value
 *           └──▶ StockChange ──▶ ChangeOrigin
 * </pre>
 *
 * <p>Plain records that cannot be wrong. This package and those in it import nothing of Weir; all others may import
 * them. A text that an event does not have is {@code ""}, a number that it does not have is {@code NaN}; {@link
 * dev.weir.events.EventField} turns both into {@link dev.weir.events.Value.Absent}. {@link dev.weir.events.Boundary} is
 * where the job meets what others wrote.
 */
@NullMarked
package dev.weir.events;

import org.jspecify.annotations.NullMarked;
