package dev.weir.engine;

import dev.weir.engine.dedup.KeyLifetime;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** The timers of keys in event time, with what is known of the keys. For use by one thread. */
final class KeyTimers<S> {
    private final PriorityQueue<Timer<S>> timers = new PriorityQueue<>();

    /** A timer. Ordered by time, then by the name of the key. */
    record Timer<S>(long atMillis, StatesByName.Entry<S> key) implements Comparable<Timer<S>> {
        @Override
        public int compareTo(Timer<S> other) {
            int byTime = Long.compare(atMillis, other.atMillis);
            return byTime != 0 ? byTime : key.name().compareTo(other.key.name());
        }
    }

    /** Sets a timer, unless the time is {@link KeyLifetime#NO_TIMER}. */
    void set(long atMillis, StatesByName.Entry<S> key) {
        if (atMillis != KeyLifetime.NO_TIMER) {
            timers.add(new Timer<>(atMillis, key));
        }
    }

    /** Returns the time of the earliest timer; the end of all time if there is none. */
    long earliestMillis() {
        Timer<S> earliest = timers.peek();
        return earliest == null ? Long.MAX_VALUE : earliest.atMillis;
    }

    /** Removes and returns the earliest timer that goes off up to a time; null if there is none. */
    @Nullable
    Timer<S> next(long timeMillis) {
        Timer<S> earliest = timers.peek();
        return earliest == null || earliest.atMillis > timeMillis ? null : timers.poll();
    }
}
