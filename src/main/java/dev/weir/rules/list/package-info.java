/**
 * The lists that rules use, the networks and addresses in them, and the rows of those that are tables.
 *
 * <pre>
 *   NamedList ──▶ ListEntries ──▶ Networks ──▶ Addresses
 *   Lists ────────────┘  │ └──▶ ListSample ◀── ListUse
 *                        └──▶ TableRows ──▶ TableColumn
 *                                 └───────▶ TableShape
 * </pre>
 */
@NullMarked
package dev.weir.rules.list;

import org.jspecify.annotations.NullMarked;
