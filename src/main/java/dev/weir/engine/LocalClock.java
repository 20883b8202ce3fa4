package dev.weir.engine;

import dev.weir.engine.message.JobTime;
import dev.weir.events.Event;

/** The wall clock and the watermark of an engine without a cluster, which never go back. For use by one thread. */
final class LocalClock {
    private final long latenessMillis;
    private JobTime moment;

    /**
     * Creates one that stands before all events.
     *
     * @param latenessMillis how far the watermark stays behind the latest event
     */
    LocalClock(long latenessMillis) {
        this.latenessMillis = latenessMillis;
        this.moment = JobTime.beforeAll(latenessMillis);
    }

    long latenessMillis() {
        return latenessMillis;
    }

    /** Returns what both show. */
    JobTime now() {
        return moment;
    }

    /** Returns the watermark. */
    long watermarkMillis() {
        return moment.watermarkMillis();
    }

    /** Advances the wall clock to this time. */
    void pass(long millis) {
        if (millis > moment.nowMillis()) {
            moment = new JobTime(millis, millis - latenessMillis);
        }
    }

    /** Advances to the time of an event, unless it is further ahead than the lateness. */
    void pass(Event event) {
        if (event.movesTime() && event.timestampMillis() <= moment.nowMillis() + latenessMillis) {
            pass(event.timestampMillis());
        }
    }

    /** Advances the watermark to this time. */
    void passWatermark(long millis) {
        pass(millis + latenessMillis);
    }
}
