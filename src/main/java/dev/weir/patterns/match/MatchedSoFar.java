package dev.weir.patterns.match;

import dev.weir.events.Event;
import java.util.List;

/** What a match has taken so far. */
@FunctionalInterface
public interface MatchedSoFar {
    /** No event has been matched. */
    MatchedSoFar NOTHING = stage -> List.of();

    /** Returns the events of a stage, in the order in which they were taken; empty if it took none. */
    List<Event> events(String stage);
}
