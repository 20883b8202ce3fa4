package dev.weir.bench.engine;

import dev.weir.events.Event;
import java.util.List;

/** An endless sequence of events in the order of time. For use by one thread. */
@FunctionalInterface
interface EngineEvents {

    /** Returns this many more events. */
    List<Event> next(int count);
}
