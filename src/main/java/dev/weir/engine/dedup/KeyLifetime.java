package dev.weir.engine.dedup;

import dev.weir.engine.message.Moment;

/** How long keys and subjects are kept. */
public final class KeyLifetime {
    /** No timer is to be set. */
    public static final long NO_TIMER = TimeToLive.NEVER;

    private final long deduplicationMillis;

    /**
     * Creates one for a job.
     *
     * @param deduplicationMillis how long after its arrival the same event is recognised, by the wall clock
     */
    public KeyLifetime(long deduplicationMillis) {
        this.deduplicationMillis = deduplicationMillis;
    }

    /** A message waits for its rulebook: the key is not forgotten meanwhile. */
    public void expect(KeptState state, Moment moment) {
        state.timeToLive().keep(TimeToLive.NEVER, moment.watermarkMillis(), deduplicationMillis);
    }

    /** The event time at which to look at the key again; {@link #NO_TIMER} if a timer is set already. */
    public long claimTimer(KeptState state) {
        return state.timeToLive().claimTimer();
    }

    /**
     * Whether a timer that went off was the last of the key, which then may be forgotten.
     *
     * @param waiting whether a message waits for its rulebook
     */
    public boolean isOver(long timerMillis, boolean waiting, KeptState state, Moment moment) {
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
