package dev.weir.patterns.match;

import java.util.List;

/** The matcher of one pattern on the state of one key, for the duration of a call to {@link PatternMatcher}. */
sealed interface Run permits NfaRun, PathRun {

    /** Returns whether the state changed, as known after {@link #makeRoom}. */
    boolean changed();

    /** Returns how many matches were dropped because there were too many. */
    int gaveWay();

    /** Ends matches that have timed out, and returns those completed by that. */
    List<Match> pass(long timeMillis);

    /** Returns completed matches that waited for earlier ones to which an event at this time can no longer belong. */
    List<Match> release(long timeMillis);

    /** Returns completed matches left waiting by an earlier release; where matches skip others at once none waits. */
    List<Match> leftWaiting();

    /** Matches an event. */
    List<Match> match(Occurrence occurrence);

    /**
     * Sets aside the open matches that an event cannot belong to.
     *
     * @param inOrder whether matches with a later event are excluded
     */
    void lookAt(long timestampMillis, boolean inOrder);

    /** Sets aside what waits for a first event; {@link #putBack} reverses this. */
    void hideBeginnings();

    /** Returns whether anything visible could take an event. */
    boolean isInSight();

    /** Brings back what was set aside. */
    void putBack();

    /** Drops the oldest open matches until there is room for the rest. */
    void makeRoom();
}
