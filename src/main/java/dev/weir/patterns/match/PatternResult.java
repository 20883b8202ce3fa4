package dev.weir.patterns.match;

import java.util.List;

/**
 * The result of an occurrence, or of an advance of time.
 *
 * @param byEvent matches that the current event completes
 * @param byTime matches that the advance of event time completes
 * @param changed whether the state changed
 * @param gaveWay the number of open matches dropped because there were too many
 * @param late whether the event arrived too late to be matched
 */
public record PatternResult(List<Match> byEvent, List<Match> byTime, boolean changed, int gaveWay, boolean late) {
    /** Makes defensive copies. */
    public PatternResult {
        byEvent = List.copyOf(byEvent);
        byTime = List.copyOf(byTime);
    }
}
