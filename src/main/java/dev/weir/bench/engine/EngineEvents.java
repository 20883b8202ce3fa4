package dev.weir.bench.engine;

import dev.weir.events.Event;
import java.util.List;

/** Events without an end, in the order of time. For one thread. */
@FunctionalInterface
interface EngineEvents {

    /** So many more. */
    List<Event> next(int count);
}
