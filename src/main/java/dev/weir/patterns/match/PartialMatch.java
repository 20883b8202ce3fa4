package dev.weir.patterns.match;

import dev.weir.events.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a match has taken so far. */
@FunctionalInterface
public interface PartialMatch {
    /** No event has been matched. */
    PartialMatch NOTHING = stage -> List.of();

    /** Returns the events of a stage, in the order in which they were taken; empty if it took none. */
    List<Event> events(String stage);

    /** Returns the first event of a stage; null if it took none. */
    default @Nullable Event first(String stage) {
        List<Event> events = events(stage);
        return events.isEmpty() ? null : events.get(0);
    }
}
