package dev.weir.config;

import dev.weir.events.EventType;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The bounds on the content of records of event topics; a record outside them becomes a dead letter.
 *
 * @param masked our names of the fields whose values are hidden in dead letters
 */
public record EventRecords(Bounds bounds, Times times, Set<String> masked) {

    /** Makes defensive copies. */
    public EventRecords {
        masked = Set.copyOf(masked);
    }

    /** Creates settings with which dead letters show the whole record. */
    public EventRecords(Bounds bounds, Times times) {
        this(bounds, times, Set.of());
    }

    /** Returns a copy with these fields masked. */
    public EventRecords masking(Set<String> fields) {
        return new EventRecords(bounds, times, fields);
    }

    /**
     * Bounds on sizes.
     *
     * @param maxBytes of a record
     * @param maxIdChars of a field that is an identifier
     * @param maxTextChars of any other text
     * @param maxLines of a transaction
     */
    public record Bounds(int maxBytes, int maxIdChars, int maxTextChars, int maxLines) implements Serializable {
        private static final long serialVersionUID = 1;
    }

    /**
     * Bounds on times.
     *
     * @param earliestMillis the earliest plausible time
     * @param units of times that are numbers; milliseconds for streams that are not listed
     */
    public record Times(long earliestMillis, Map<EventType, TimeUnit> units) {

        /** Makes a copy without default entries. */
        public Times {
            Map<EventType, TimeUnit> all = new HashMap<>(units);
            all.values().removeIf(unit -> unit == TimeUnit.MILLISECONDS);
            units = Map.copyOf(all);
        }

        /** Returns the unit of the timestamps of a stream. */
        public TimeUnit unitOf(EventType type) {
            return units.getOrDefault(type, TimeUnit.MILLISECONDS);
        }
    }
}
