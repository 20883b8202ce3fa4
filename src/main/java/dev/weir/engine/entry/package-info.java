/**
 * Entries that rules put on lists, or that are rows: which are let through, which are taken, and what is known of them.
 *
 * <pre>
 *   EntryGate        EntryKeeper, EntryRows ──▶ WrittenEntries
 * </pre>
 */
@NullMarked
package dev.weir.engine.entry;

import org.jspecify.annotations.NullMarked;
