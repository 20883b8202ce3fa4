package dev.weir.patterns.match;

import dev.weir.events.Event;
import java.util.List;

/** What a match has taken so far. */
@FunctionalInterface
public interface MatchedSoFar {
    /** No event has been matched. */
    MatchedSoFar NOTHING = stage -> List.of();

    /** The events of a stage, in the order in which they were taken; none if it has none. */
    List<Event> events(String stage);
}
