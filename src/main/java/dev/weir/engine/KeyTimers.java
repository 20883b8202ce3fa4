package dev.weir.engine;

import dev.weir.engine.profile.ProfileState;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** The timers of keys in event time, with what is known of the keys. For use by one thread. */
final class KeyTimers {
    private final PriorityQueue<Timer> timers = new PriorityQueue<>();

    /** A timer. Ordered by time, then by the name of the key. */
    record Timer(long atMillis, StatesByName.Entry<ProfileState> key) implements Comparable<Timer> {
        @Override
        public int compareTo(Timer other) {
            int byTime = Long.compare(atMillis, other.atMillis);
            return byTime != 0 ? byTime : key.name().compareTo(other.key.name());
        }
    }

    /** Sets a timer. */
    void set(long atMillis, StatesByName.Entry<ProfileState> key) {
        timers.add(new Timer(atMillis, key));
    }

    /** Removes and returns the earliest timer that goes off up to a time; null if there is none. */
    @Nullable
    Timer next(long timeMillis) {
        Timer earliest = timers.peek();
        return earliest == null || earliest.atMillis > timeMillis ? null : timers.poll();
    }
}
