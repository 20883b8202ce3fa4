package dev.weir.engine.dedup;

import dev.weir.events.Event;

/** Whether a key meets an event for the first time. Found out, and remembered, when somebody first asks. */
public final class Freshness {
    private final Event event;
    private final Seen seen;
    private final Recogniser recogniser;
    private final Lately lately;
    private boolean asked;
    private boolean fresh;

    /** Creates the answer for one event, out of what the key has seen so far. */
    public Freshness(Event event, Seen seen, Recogniser recogniser, Lately lately) {
        this.event = event;
        this.seen = seen;
        this.recogniser = recogniser;
        this.lately = lately;
    }

    /** Whether the event is new to the key. */
    public boolean isFresh() {
        if (!asked) {
            asked = true;
            Meeting met = recogniser.meet(event, seen, lately);
            fresh = met.isNew(event);
            if (fresh) {
                seen.add(met, "", lately);
            }
        }
        return fresh;
    }

    /** Whether the event was remembered just now. */
    public boolean wasRemembered() {
        return fresh;
    }
}
