/**
 * Records on topics: their bytes and place, and who claims to have pushed them.
 *
 * <pre>
 *   DeadLetter ──▶ RawRecord ──▶ Sender ◀── Signing
 *   Push ──▶ RecordPlace ──┘
 * </pre>
 */
@NullMarked
package dev.weir.events.record;

import org.jspecify.annotations.NullMarked;
