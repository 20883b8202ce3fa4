package dev.weir.patterns.match;

/** The conditions of one pattern, ready to be evaluated. */
public interface Conditions {

    /**
     * Returns whether a condition holds. A condition that fails counts as false; implementations count such failures.
     *
     * @param number of the condition
     * @param occurrence the current event
     * @param soFar what the current match has taken so far
     */
    boolean hold(int number, Occurrence occurrence, PartialMatch soFar);
}
