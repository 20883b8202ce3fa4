package dev.weir.engine.message;

import dev.weir.events.Event;
import dev.weir.events.Stock;
import java.util.List;
import java.util.Optional;

/**
 * Matches that call for a decision of their own: what time completed, and what is about a subject whom Route could not know.
 *
 * @param key that found them
 * @param trigger the event that completed them, or the last that they took
 * @param atMillis event time of their completion
 * @param kind what completed them
 * @param stock of the key, where a rule asks for it
 */
public record CompletedMatches(
        String subject,
        long epoch,
        String key,
        Event trigger,
        long atMillis,
        Kind kind,
        List<RuleMatch> matches,
        Optional<Stock> stock)
        implements SubjectMessage {

    /** What completed a match. */
    public enum Kind {
        /** An event, under the one key that knows about it and the subject. */
        EVENT,
        /** An event, under one of several keys that may each have a match for the subject. */
        EVENT_AT_KEY,
        /** The passing of event time. */
        TIME
    }

    /** Makes defensive copies. */
    public CompletedMatches {
        matches = List.copyOf(matches);
    }
}
