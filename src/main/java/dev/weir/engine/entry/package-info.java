/**
 * Entries that rules put on lists: which are let through, which are taken, and what is known of them.
 *
 * <pre>
 *   EntryGate        EntryKeeper ──▶ WrittenEntries
 * </pre>
 */
@NullMarked
package dev.weir.engine.entry;

import org.jspecify.annotations.NullMarked;
