package dev.weir.patterns.match;

/** The conditions of one pattern, ready to be asked. */
public interface Conditions {

    /**
     * Whether a condition holds. One that fails counts as false; whoever implements this counts such failures.
     *
     * @param number of the condition
     * @param occurrence the event at hand
     * @param soFar what the match at hand has taken so far
     */
    boolean hold(int number, Occurrence occurrence, MatchedSoFar soFar);
}
