/**
 * What the job knows of each type of events: one definition for each that every job has, in one list, and beside them the
 * streams that a job declares.
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
 *          └──────────────────▶ StockChangeDefinition ──▶ StockChangeForm
 * </pre>
 */
@NullMarked
package dev.weir.events.definition;

import org.jspecify.annotations.NullMarked;
