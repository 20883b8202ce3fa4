package dev.weir.engine.dedup;

import dev.weir.events.Event;

/** Whether an event is new to a key or a duplicate. Found out, and remembered, when somebody first asks. */
public final class DuplicateCheck {
    private final Event event;
    private final DeduplicationWindow deduplication;
    private final DuplicateDetector detector;
    private final DeduplicationHorizon horizon;
    private boolean asked;
    private boolean fresh;

    /** Creates the answer for one event, out of what the key has seen so far. */
    public DuplicateCheck(
            Event event, DeduplicationWindow deduplication, DuplicateDetector detector, DeduplicationHorizon horizon) {
        this.event = event;
        this.deduplication = deduplication;
        this.detector = detector;
        this.horizon = horizon;
    }

    /** Whether the event is new to the key. */
    public boolean isFresh() {
        if (!asked) {
            asked = true;
            DeduplicationResult found = detector.lookUp(event, deduplication, horizon);
            fresh = found.isNew(event);
            if (fresh) {
                deduplication.add(found, "", horizon);
            }
        }
        return fresh;
    }

    /** Whether the event was remembered just now. */
    public boolean wasRemembered() {
        return fresh;
    }
}
