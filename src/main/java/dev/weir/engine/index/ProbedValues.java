package dev.weir.engine.index;

import dev.weir.events.Event;
import dev.weir.events.Value;
import dev.weir.rules.list.Lists;

/** The values of one event that conditions are asked about. */
public interface ProbedValues {

    /** The event at hand. */
    Event event();

    /** The lists of the epoch. */
    Lists lists();

    /** The answer of a key to a request, by their numbers. */
    Value answer(int key, int request);
}
