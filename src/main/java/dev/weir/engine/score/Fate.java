package dev.weir.engine.score;

/** What became of asking a model about an event. Only the first is a score; of all others it is absent. */
public enum Fate {
    /** It gave a score. */
    ANSWERED,
    /** It said that it cannot tell. */
    SILENT,
    /** It failed, gave something that is no score, or could not be loaded. */
    FAILED,
    /** It took longer than its guard allows. */
    SLOW;

    /** Returns whether this is harm, of which a guard decides how much is too much. */
    public boolean isHarm() {
        return this == FAILED || this == SLOW;
    }
}
