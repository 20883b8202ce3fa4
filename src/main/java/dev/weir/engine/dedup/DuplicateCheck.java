package dev.weir.engine.dedup;

import dev.weir.events.Event;

/** Whether an event is new to a key or a duplicate. Looked up, and remembered, on first use. */
public final class DuplicateCheck {
    private final Event event;
    private final DeduplicationWindow deduplication;
    private final DuplicateDetector detector;
    private final DeduplicationHorizon horizon;
    private boolean asked;
    private boolean fresh;

    /** Creates the check for one event against what the key has seen so far. */
    public DuplicateCheck(
            Event event, DeduplicationWindow deduplication, DuplicateDetector detector, DeduplicationHorizon horizon) {
        this.event = event;
        this.deduplication = deduplication;
        this.detector = detector;
        this.horizon = horizon;
    }

    /** Returns whether the event is new to the key. */
    public boolean isFresh() {
        if (!asked) {
            asked = true;
            fresh = detector.addIfNew(event, deduplication, horizon);
        }
        return fresh;
    }

    /** Returns whether this check remembered the event. */
    public boolean wasRemembered() {
        return fresh;
    }
}
