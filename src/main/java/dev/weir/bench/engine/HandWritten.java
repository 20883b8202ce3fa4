package dev.weir.bench.engine;

import dev.weir.events.Event;

/**
 * The same rules written by hand for this purpose only: no edits, no restarts, no events out of order. A lower bound
 * for any engine. For use by one thread.
 */
@FunctionalInterface
interface HandWritten {

    /** Returns how many rules fire. */
    int fired(Event event);
}
