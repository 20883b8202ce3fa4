package dev.weir.bench.engine;

import dev.weir.events.Event;

/**
 * The same rules as somebody would write them who needs nothing else: no edits, no restarts, no events out of order. What no
 * engine gets below. For one thread.
 */
@FunctionalInterface
interface HandWritten {

    /** How many rules fire. */
    int fired(Event event);
}
