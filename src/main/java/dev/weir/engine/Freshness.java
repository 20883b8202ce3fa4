package dev.weir.engine;

import dev.weir.events.Event;

/** Whether a key meets an event for the first time. Found out, and remembered, when somebody first asks. */
final class Freshness {
    private final Event event;
    private final Seen seen;
    private final SeenOverflow overflow;
    private final long nowMillis;
    private final long horizonMillis;
    private boolean asked;
    private boolean fresh;

    Freshness(Event event, ProfileState state, SeenOverflow overflow, long nowMillis, long horizonMillis) {
        this.event = event;
        this.seen = state.seen();
        this.overflow = overflow;
        this.nowMillis = nowMillis;
        this.horizonMillis = horizonMillis;
    }

    boolean isFresh() {
        if (!asked) {
            asked = true;
            long fingerprint = event.fingerprint();
            fresh = !seen.contains(fingerprint, nowMillis, horizonMillis, overflow);
            if (fresh) {
                seen.add(fingerprint, nowMillis, horizonMillis, overflow);
            }
        }
        return fresh;
    }

    /** Whether the event was remembered just now. */
    boolean wasRemembered() {
        return fresh;
    }
}
