package dev.weir.operators;

import dev.weir.events.Event;
import dev.weir.events.label.FraudLabel;
import dev.weir.events.record.RawRecord;
import java.io.Serializable;
import java.util.List;

/** A reader for the records of an event topic. It never throws for malformed bytes. */
@FunctionalInterface
public interface EventReader extends Serializable {

    /** Reads a record. */
    Reading read(RawRecord record);

    /** Returns which values must not appear in what is said about its records. */
    default Masking masking() {
        return Masking.NONE;
    }

    /**
     * Returns the record of a label, as this reads it; the place where it stood is not known any more.
     *
     * @throws UnsupportedOperationException if this reads no labels
     */
    default RawRecord recordOf(FraudLabel label) {
        throw new UnsupportedOperationException("no labels are read");
    }

    /** The result of reading a record. */
    sealed interface Reading {
        /** Returns the events in the record, in order; empty if it contains none or cannot be read. */
        default List<Event> events() {
            return List.of();
        }

        /** One event. */
        record Accepted(Event event) implements Reading {
            @Override
            public List<Event> events() {
                return List.of(event);
            }
        }

        /**
         * Two events: a row was removed from one place and added at another.
         *
         * @param gone the end of the old row
         * @param now the new row
         */
        record Moved(Event gone, Event now) implements Reading {
            @Override
            public List<Event> events() {
                return List.of(gone, now);
            }
        }

        /**
         * A record that cannot be read.
         *
         * @param error the reason, and what to write instead
         */
        record Rejected(String error) implements Reading {}

        /**
         * A record that contains no event by design: a tombstone after a deleted row, or a message of the connector
         * about itself.
         */
        record Ignored() implements Reading {}
    }
}
