package dev.weir.patterns.match;

import java.util.List;

/**
 * What became of an occurrence, or of time that passed.
 *
 * @param byEvent matches that the event at hand completes
 * @param byTime matches that the passing of event time completes
 * @param changed whether the state changed
 * @param gaveWay open matches that were dropped because there were more than may be open
 * @param late whether the event came too late to be matched
 */
public record Matched(List<Match> byEvent, List<Match> byTime, boolean changed, int gaveWay, boolean late) {
    /** Makes defensive copies. */
    public Matched {
        byEvent = List.copyOf(byEvent);
        byTime = List.copyOf(byTime);
    }
}
