package dev.weir.engine.index;

import dev.weir.events.Event;
import dev.weir.events.Value;
import dev.weir.rules.list.Lists;

/** The values of one event that conditions refer to. */
public interface ProbedValues {

    /** Returns the current event. */
    Event event();

    /** Returns the lists of the epoch. */
    Lists lists();

    /** Returns the answer of a key, by the number of the key and the index of the answer. */
    Value answer(int key, int place);
}
