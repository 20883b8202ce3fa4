package dev.weir.rules.expression.scope;

import dev.weir.events.Event;
import dev.weir.rules.list.Lists;
import org.jspecify.annotations.Nullable;

/**
 * Shares the scope of the current event between classes that process it one after the other in the same thread, so that each
 * field is read and converted once.
 */
public final class EventScopes {
    private @Nullable EventScope latest;

    /** Creates an instance without a current event. */
    public EventScopes() {}

    /** Returns the scope of an event in an epoch with these lists: the last one, if it is of the same two objects. */
    public EventScope of(Event event, Lists lists) {
        EventScope known = latest;
        if (known != null && known.isOf(event, lists)) {
            return known;
        }
        EventScope made = new EventScope(event, lists);
        latest = made;
        return made;
    }
}
