package dev.weir.operators;

import dev.weir.events.Event;
import dev.weir.events.record.RawRecord;
import java.io.Serializable;
import java.util.List;

/** Reads a record of an event topic. Never throws for bad bytes. */
@FunctionalInterface
public interface EventReader extends Serializable {

    /** Reads. */
    Reading read(RawRecord record);

    /** Whose values are not to be seen in what is said of its records. */
    default Masking masking() {
        return Masking.NONE;
    }

    /** What a record turned out to be. */
    sealed interface Reading {
        /** What it says happened, in order; nothing if it says nothing or cannot be read. */
        default List<Event> events() {
            return List.of();
        }

        /** An event. */
        record Accepted(Event event) implements Reading {
            @Override
            public List<Event> events() {
                return List.of(event);
            }
        }

        /**
         * Two events: a row is gone from one place, and then is in another.
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
         * Nothing that can be read.
         *
         * @param error why, and what to write instead
         */
        record Rejected(String error) implements Reading {}

        /** Nothing to read, as it should be: a tombstone after a deleted row, or a note of the connector about itself. */
        record Ignored() implements Reading {}
    }
}
