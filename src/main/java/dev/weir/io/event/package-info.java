/**
 * Events from JSON, in one pass over the bytes of a record.
 *
 * <pre>
 *   JsonEvents ──▶ EventBody: RecordBody, DeclaredBody, ChangeBody ──▶ ChangedRow
 *        │                          │                    └────▶ ChangeEnvelope ──▶ SourcePosition, ConnectorNote
 *   FieldMasks                      ├──▶ Mapping ──▶ Shape ──▶ Target     where each field is found
 *                                   └──▶ ObjectReader ──▶ Draft           what was found so far
 * </pre>
 */
@NullMarked
package dev.weir.io.event;

import org.jspecify.annotations.NullMarked;
