package dev.weir.patterns.match;

import java.util.List;

/** One pattern's matcher at work on one key's state, for as long as a call to {@link Matching} lasts. */
sealed interface Run permits NfaRun, PathRun {

    /** Whether the state changed, as far as {@link #makeRoom} saw. */
    boolean changed();

    /** How many matches were dropped because there were too many. */
    int gaveWay();

    /** Ends what is out of time, and gives what that completes. */
    List<Match> pass(long timeMillis);

    /** Completed matches that waited for earlier ones which an event at this time cannot belong to any more. */
    List<Match> release(long timeMillis);

    /** Where matches skip others at once none waits, but an earlier release may have left some that did. */
    List<Match> leftWaiting();

    /** Matches an event. */
    List<Match> match(Occurrence occurrence);

    /**
     * Lets an event see those open matches that it can belong to, and no others.
     *
     * @param inOrder whether one that has an event from later cannot have it either
     */
    void lookAt(long timestampMillis, boolean inOrder);

    /** Takes out what waits for a first event; {@link #putBack} brings it back. */
    void hideBeginnings();

    /** Whether there is anything that could meet an event. */
    boolean isInSight();

    /** What was hidden waits for a first event again. */
    void putBack();

    /** Lets the oldest open matches go until there is room for what is left. */
    void makeRoom();
}
