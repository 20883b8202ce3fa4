/**
 * The events that Weir knows: transactions, clicks and changes of stock.
 *
 * <pre>
 *      definition                  what the job knows of each type: fields, codec, records
 *          │
 *          ▼
 *        binary                    the binary forms of what is no event, and what all forms are spelled with
 *       │   │   │
 *       │   ▼   ▼
 *       │ answer ──▶ record        what the job answers · what stands on topics, and who wrote it
 *       │   │          │
 *     table │          │           rows of the tables that a job declares
 *       ▼   ▼          ▼
 *         events
 *   Event ──┬──▶ Transaction, Click, DeclaredEvent ──▶ Attributes ──▶ Value
 *           └──▶ StockChange ──▶ ChangeOrigin
 * </pre>
 *
 * <p>Plain records that are always valid. This package and its subpackages import nothing else of Weir; all others may
 * import them. A missing text is {@code ""} and a missing number {@code NaN}; {@link dev.weir.events.EventField}
 * converts both to {@link dev.weir.events.Value.Absent}. {@link dev.weir.events.Boundary} is where the job processes
 * what others wrote.
 */
@NullMarked
package dev.weir.events;

import org.jspecify.annotations.NullMarked;
