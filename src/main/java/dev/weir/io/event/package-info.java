/**
 * Events from JSON, in one pass over the bytes of a record.
 *
 * <pre>
 *   JsonEvents ──▶ EventBody: RecordBody, DeclaredBody, ChangeBody ──▶ ChangedRow
 *        │                          │                    └────▶ ChangeEnvelope ──▶ SourcePosition, ConnectorNote
 *   FieldMasks, Elsewhere           ├──▶ PlainReader ──▶ PlainShape, Slots    records in the plainest form
 *                                   ├──▶ Mapping ──▶ Shape ──▶ Target     where each field is found
 *                                   └──▶ ObjectReader ──▶ Draft           all others
 *   RecordColumn ──▶ Mapping        for whoever writes such records from columns
 * </pre>
 */
@NullMarked
package dev.weir.io.event;

import org.jspecify.annotations.NullMarked;
