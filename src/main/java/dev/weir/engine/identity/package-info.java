/**
 * Whom an anonymous event is of: links sessions to customers, before events are routed.
 *
 * <pre>
 *   Linker ──▶ LinkedSession ──┬──▶ SessionState ──┬──▶ SessionLinks ──▶ Link     its customers, by time
 *                              │                   └──▶ WaitingEvent              nobody was known for them
 *                              └──▶ EventStore ◀── HeapEvents                     those events themselves
 * </pre>
 */
@NullMarked
package dev.weir.engine.identity;

import org.jspecify.annotations.NullMarked;
