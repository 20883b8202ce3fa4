package dev.weir.engine.dedup;

import dev.weir.engine.message.JobTime;

/** How long keys and subjects are kept. */
public final class KeyLifetime {
    /** Means that no timer has to be set. */
    public static final long NO_TIMER = TimeToLive.NEVER;

    private final long deduplicationMillis;

    /**
     * Creates the lifetime of keys for a job.
     *
     * @param deduplicationMillis how long after its arrival a repetition of an event is recognised, by the wall clock
     */
    public KeyLifetime(long deduplicationMillis) {
        this.deduplicationMillis = deduplicationMillis;
    }

    /** Keeps a key whose message waits for its rulebook. */
    public void expect(ExpiringState state, JobTime moment) {
        state.timeToLive().keep(TimeToLive.NEVER, moment.watermarkMillis(), deduplicationMillis);
    }

    /** Returns the event time for which to set a timer; {@link #NO_TIMER} if one is set already. */
    public long claimTimer(ExpiringState state) {
        return state.timeToLive().claimTimer();
    }

    /**
     * Returns whether a timer that went off was the last of the key, which may then be forgotten.
     *
     * @param waiting whether a message waits for its rulebook
     */
    public boolean isOver(long timerMillis, boolean waiting, ExpiringState state, JobTime moment) {
        if (waiting) {
            expect(state, moment);
        }
        boolean needed = state.deduplication().isNeeded(moment.nowMillis(), deduplicationMillis);
        if (needed) {
            state.timeToLive().postpone(moment.watermarkMillis());
        }
        return state.timeToLive().isOverAt(timerMillis) && !waiting && !needed;
    }
}
