package dev.weir.engine;

import dev.weir.engine.date.KeyDates;
import dev.weir.engine.message.JobTime;
import dev.weir.engine.plan.Rulebook;
import dev.weir.engine.profile.ProfileState;
import dev.weir.engine.profile.Profiler;
import dev.weir.events.Event;

/** Sets the timers of keys for patterns and for the dates of their rows, as the job does. For use by one thread. */
final class LocalDates {
    private final StatesByName<ProfileState> profiles;
    private final KeyTimers<ProfileState> timers;
    private long knownEpoch = -1;
    private long passedMillis = Long.MIN_VALUE;

    LocalDates(StatesByName<ProfileState> profiles, KeyTimers<ProfileState> timers) {
        this.profiles = profiles;
        this.timers = timers;
    }

    /** Notes that an event may have changed the row of a key. */
    void expect(Event event, Rulebook latest, StatesByName.Entry<ProfileState> key, JobTime moment) {
        Profiler.expectDates(event, latest, key.state(), moment);
        setTimer(key);
    }

    /** Sets the timer for the dates of a key, unless it is set. */
    void setTimer(StatesByName.Entry<ProfileState> key) {
        if (key.state().hasDates()) {
            timers.set(key.state().dates().claimTimer(), key);
        }
    }

    /**
     * Returns the time as which a timer passes: its own, although event time may be further by now, so that what is due
     * at one key is not decided before what is due earlier elsewhere. Before event time was known there was no time.
     */
    JobTime timeOf(long timerMillis, JobTime moment) {
        long untilMillis = KeyDates.isKnown(timerMillis) ? timerMillis : moment.watermarkMillis();
        return new JobTime(moment.nowMillis(), Math.max(untilMillis, passedMillis));
    }

    /** Notes that nothing is left that is due until now. */
    void passed(JobTime moment) {
        passedMillis = moment.watermarkMillis();
    }

    /** Returns the latest rulebook, after all rows know the dates on which its rules act. */
    Rulebook known(Rulebook latest, JobTime moment) {
        if (latest.newestDateEpoch() > knownEpoch) {
            knownEpoch = latest.newestDateEpoch();
            profiles.forEach(key -> {
                Profiler.lookForDates(latest, key.state(), moment);
                setTimer(key);
            });
        }
        return latest;
    }
}
