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

    /** The answer of a key, by its number and its place there. */
    Value answer(int key, int place);
}
