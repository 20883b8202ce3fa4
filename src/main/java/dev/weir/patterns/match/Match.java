package dev.weir.patterns.match;

import dev.weir.events.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A completed match.
 *
 * @param stages the events that each stage took, in the order of the pattern; stages that took none are left out
 * @param beganEpoch the epoch of the first event
 * @param completedMillis the event time of its completion: that of the completing event, or the end of its time
 */
public record Match(Map<String, List<Event>> stages, long beganEpoch, long completedMillis) {
    /** Makes a defensive copy that keeps the order. */
    public Match {
        Map<String, List<Event>> copy = new LinkedHashMap<>();
        stages.forEach((stage, events) -> copy.put(stage, List.copyOf(events)));
        stages = Collections.unmodifiableMap(copy);
    }

    /** Returns the latest event by event time; among several the one taken last. */
    public Event last() {
        List<Event> events = new ArrayList<>();
        stages.values().forEach(events::addAll);
        Event last = events.get(0);
        for (Event event : events) {
            last = event.timestampMillis() >= last.timestampMillis() ? event : last;
        }
        return last;
    }
}
