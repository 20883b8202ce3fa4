package dev.weir.rules.rule;

import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.Field;
import dev.weir.events.Fingerprint;
import java.util.List;
import java.util.Map;

/**
 * How often a rule may fire for one subject.
 *
 * @param cooldownMillis how long it is suppressed after it fired; 0 for none
 * @param by the fields of the triggering event, by its type, for whose values the cooldown holds; empty if it holds for
 *     the rule as a whole
 * @param cap on the number of firings
 */
public record Pacing(long cooldownMillis, Map<EventType, List<Field>> by, Cap cap) {
    /** No limit. */
    public static final Pacing NONE = new Pacing(0, Map.of(), Cap.NONE);

    /** The largest number of combinations of values for which firings are remembered, for each rule and subject. */
    public static final int MOST_VALUES = 128;

    private static final int FIRING_BYTES = 20;

    /**
     * A frequency cap: the largest number of firings within a window.
     *
     * @param count 0 for no cap
     */
    public record Cap(int count, long overMillis) {
        /** No cap. */
        public static final Cap NONE = new Cap(0, 0);

        /** The largest count that a rule may ask for. */
        public static final int MOST = 100;
    }

    /** Makes defensive copies. */
    public Pacing {
        by = Map.copyOf(by);
    }

    /** Returns whether there is neither cooldown nor cap. */
    public boolean isNone() {
        return cooldownMillis == 0 && cap.count() == 0;
    }

    /** Returns how far back firings count, in milliseconds. */
    public long reachMillis() {
        return Math.max(cooldownMillis, cap.overMillis());
    }

    /** Returns a hash of the values for which the cooldown holds. Absent ones count as a value. */
    public long valuesOf(Event event) {
        long hash = 0;
        for (Field field : by.getOrDefault(event.type(), List.of())) {
            hash = Fingerprint.of(
                    Long.toHexString(hash) + field.name(), field.of(event).toString());
        }
        return hash;
    }

    /** Returns the bytes of state for one subject, at most. */
    long stateBytes() {
        long firings = cap.count() + (by.isEmpty() ? 0L : MOST_VALUES);
        return firings * FIRING_BYTES;
    }
}
