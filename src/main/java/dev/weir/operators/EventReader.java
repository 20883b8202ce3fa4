package dev.weir.operators;

import dev.weir.events.Event;
import dev.weir.events.RawRecord;
import java.io.Serializable;

/** Reads a record of an event topic. Never throws for bad bytes. */
@FunctionalInterface
public interface EventReader extends Serializable {

    /** Reads. */
    Reading read(RawRecord record);

    /** What a record turned out to be. */
    sealed interface Reading {
        /** An event. */
        record Accepted(Event event) implements Reading {}

        /**
         * Nothing that can be read.
         *
         * @param error why, and what to write instead
         */
        record Rejected(String error) implements Reading {}

        /** Nothing to read, as it should be: the tombstone that follows a deleted row. */
        record Ignored() implements Reading {}
    }
}
