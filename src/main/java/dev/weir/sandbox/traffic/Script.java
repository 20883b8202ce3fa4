package dev.weir.sandbox.traffic;

import java.util.ArrayList;
import java.util.List;

/** The events of a story, and how long after its beginning each happens. Built once, by one thread. */
final class Script {

    /**
     * One event.
     *
     * @param afterMillis since the beginning of the story
     */
    record Step(long afterMillis, UntimedEvent draft) {}

    private final List<Step> steps = new ArrayList<>();
    private long lastMillis;

    /** Adds an event at the same time as the step before. */
    Script and(UntimedEvent draft) {
        return then(0, draft);
    }

    /** Adds an event this long after the step before. */
    Script then(long laterMillis, UntimedEvent draft) {
        lastMillis += laterMillis;
        steps.add(new Step(lastMillis, draft));
        return this;
    }

    /** Returns the steps ordered by time; at least one. */
    List<Step> steps() {
        return List.copyOf(steps);
    }
}
