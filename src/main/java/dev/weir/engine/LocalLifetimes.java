package dev.weir.engine;

import dev.weir.engine.decide.SubjectState;
import dev.weir.engine.dedup.ExpiringState;
import dev.weir.engine.dedup.KeyLifetime;
import dev.weir.engine.message.JobTime;
import dev.weir.engine.profile.HeapMemory;
import dev.weir.engine.profile.ProfileState;
import dev.weir.engine.profile.Profiler;
import java.util.function.Predicate;

/**
 * Forgets keys and subjects when their time is over, as the operators of the job do: what an engine holds is bounded by
 * what its rules look back on, and not by how many events it has seen. For use by one thread.
 */
final class LocalLifetimes {
    private final long deduplicationMillis;
    private final KeyLifetime lifetime;
    private final Of<ProfileState> keys;
    private final Of<SubjectState> subjects;

    LocalLifetimes(
            long deduplicationMillis,
            Profiler profiler,
            StatesByName<ProfileState> keys,
            StatesByName<SubjectState> subjects) {
        this.deduplicationMillis = deduplicationMillis;
        this.lifetime = new KeyLifetime(deduplicationMillis);
        this.keys = new Of<>(keys, key -> profiler.forget(key.state(), key.memory()));
        this.subjects = new Of<>(subjects, subject -> subject.state().hasWaiting());
    }

    /** Returns the storage of a key or subject as of now, in which an event that is added is forgotten in time. */
    HeapMemory memoryOf(StatesByName.Entry<?> key, JobTime moment) {
        return key.memory().at(moment.nowMillis(), deduplicationMillis);
    }

    /** Notes that a key was changed. */
    void keep(StatesByName.Entry<ProfileState> key) {
        keys.keep(key);
    }

    /** Notes that a decision was made about a subject, which is forgotten at once if nothing is remembered of it. */
    void decided(StatesByName.Entry<SubjectState> subject) {
        if (subject.state().isToBeKept()) {
            subjects.keep(subject);
        } else {
            subjects.states.remove(subject);
        }
    }

    /** Notes that a timer of a key went off, which may have been all that it was kept for. */
    void keyTimerWentOff(KeyTimers.Timer<ProfileState> due, JobTime moment) {
        keys.wentOff(due, moment);
    }

    /** Notes that a timer of a subject went off, which may have been all that it was kept for. */
    void subjectTimerWentOff(KeyTimers.Timer<SubjectState> due, JobTime moment) {
        subjects.wentOff(due, moment);
    }

    /** Forgets what is over. */
    void pass(JobTime moment) {
        keys.pass(moment);
        subjects.pass(moment);
    }

    /** The timers of states of one kind. */
    private final class Of<S extends ExpiringState> {
        private final StatesByName<S> states;
        private final KeyTimers<S> timers = new KeyTimers<>();
        /** Forgets the value of a key; returns whether anything is left of it. */
        private final Predicate<StatesByName.Entry<S>> forget;

        Of(StatesByName<S> states, Predicate<StatesByName.Entry<S>> forget) {
            this.states = states;
            this.forget = forget;
        }

        void keep(StatesByName.Entry<S> key) {
            timers.set(lifetime.claimTimer(key.state()), key);
        }

        void pass(JobTime moment) {
            for (KeyTimers.Timer<S> due = timers.next(moment.watermarkMillis());
                    due != null;
                    due = timers.next(moment.watermarkMillis())) {
                wentOff(due, moment);
            }
        }

        void wentOff(KeyTimers.Timer<S> due, JobTime moment) {
            StatesByName.Entry<S> key = due.key();
            if (!lifetime.isOver(due.atMillis(), false, key.state(), moment) || forget.test(key)) {
                keep(key);
            } else {
                states.remove(key);
            }
        }
    }
}
