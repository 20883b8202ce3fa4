package dev.weir.config;

import dev.weir.events.EventType;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What a record of an event topic may say; what says more, or something else, is a dead letter.
 *
 * @param masked our names of the fields of which a dead letter does not show the values
 */
public record EventRecords(Bounds bounds, Times times, Set<String> masked) {

    /** Makes defensive copies. */
    public EventRecords {
        masked = Set.copyOf(masked);
    }

    /** Creates settings by which a dead letter shows all of its record. */
    public EventRecords(Bounds bounds, Times times) {
        this(bounds, times, Set.of());
    }

    /** The same, with these fields masked. */
    public EventRecords masking(Set<String> fields) {
        return new EventRecords(bounds, times, fields);
    }

    /**
     * How much there may be of it.
     *
     * @param maxBytes of a record
     * @param maxIdChars of a field that identifies something
     * @param maxTextChars of any other text
     * @param maxLines of a transaction
     */
    public record Bounds(int maxBytes, int maxIdChars, int maxTextChars, int maxLines) implements Serializable {
        private static final long serialVersionUID = 1;
    }

    /**
     * What its times may be.
     *
     * @param earliestMillis what lies before was not meant
     * @param units of times that are numbers; milliseconds where a stream is not named
     */
    public record Times(long earliestMillis, Map<EventType, TimeUnit> units) {

        /** Copies, and leaves out what goes without saying. */
        public Times {
            Map<EventType, TimeUnit> all = new HashMap<>(units);
            all.values().removeIf(unit -> unit == TimeUnit.MILLISECONDS);
            units = Map.copyOf(all);
        }

        /** The unit of the timestamps of a stream. */
        public TimeUnit unitOf(EventType type) {
            return units.getOrDefault(type, TimeUnit.MILLISECONDS);
        }
    }
}
