package dev.weir.patterns;

/** Runs patterns. For use by one thread. */
@SuppressWarnings("DoNotCallSuggester")
public final class Matching {

    /** Ready to run any pattern. */
    public Matching() {}

    /**
     * An event arrives.
     *
     * @param state of the pattern under the event's key, changed in place
     * @param begins whether the event may begin a match; false while a pattern drains
     * @param watermarkMillis event time of the job, {@code Long.MIN_VALUE} if there is none yet
     */
    public Matched arrive(
            CompiledPattern pattern,
            PatternState state,
            Occurrence occurrence,
            Conditions conditions,
            boolean begins,
            long watermarkMillis) {
        throw new UnsupportedOperationException("not written yet");
    }

    /** Event time has passed: matches whose time is up are dropped or completed, events that waited are matched. */
    public Matched pass(
            CompiledPattern pattern, PatternState state, Conditions conditions, boolean begins, long watermarkMillis) {
        throw new UnsupportedOperationException("not written yet");
    }

    /**
     * The event time at which {@link #pass} has something to do that others wait for: complete a match, or match an event
     * that waits. {@link PatternState#NO_TIMER} if there is none; open matches that merely expire need none.
     */
    public long nextTimerMillis(CompiledPattern pattern, PatternState state) {
        throw new UnsupportedOperationException("not written yet");
    }
}
