/**
 * The lists that rules use, and the networks and addresses in them.
 *
 * <pre>
 *   NamedList ──▶ ListEntries ──▶ Networks ──▶ Addresses
 *   Lists ────────────┘  └──▶ ListSample ◀── ListUse
 * </pre>
 */
@NullMarked
package dev.weir.rules.list;

import org.jspecify.annotations.NullMarked;
