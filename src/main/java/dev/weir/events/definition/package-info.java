/**
 * What the job knows about each event type: one definition for each built-in type, in one list, and the streams and
 * tables that a job declares.
 *
 * <pre>
 *   Schema      EventCodec ──▶ DeclaredEventForm
 *     └────┬────────┘
 *          ▼
 *   EventDefinitions, the list ──▶ TransactionDefinition, ClickDefinition ──▶ TransactionForm, ClickForm
 *          │                                │
 *          │                       RecordDefinition ──┐
 *          │                       ChangeDefinition ──┴──▶ EventDefinition ──▶ RecordReaders, RecordFields
 *          │                                ▲
 *          └──────────────────▶ StockChangeDefinition ──▶ StockChangeForm ──┐
 *                                      TableDefinition ──▶ TableRowForm ─────────┴──▶ ChangeOriginForm
 * </pre>
 */
@NullMarked
package dev.weir.events.definition;

import org.jspecify.annotations.NullMarked;
