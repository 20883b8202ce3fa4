package dev.weir.engine.message;

import dev.weir.engine.join.Joining;
import dev.weir.events.Event;
import dev.weir.events.Stock;
import java.util.List;
import java.util.Optional;

/**
 * Matches that are decided by themselves: those completed by time, and those about a subject that Route could not know.
 *
 * @param key the key that found them
 * @param trigger the event that completed them, or the last one that they took
 * @param atMillis event time of their completion
 * @param kind how they were completed
 * @param stock the stock of the key, where a rule asks for it
 * @param joining where the decision about them meets that about the event which completed them, if that has one answer
 */
public record CompletedMatches(
        String subject,
        long epoch,
        String key,
        Event trigger,
        long atMillis,
        Kind kind,
        List<RuleMatch> matches,
        Optional<Stock> stock,
        Joining joining)
        implements SubjectMessage {

    /** How a match was completed. */
    public enum Kind {
        /** By an event, at the only key that can match the event and the subject. */
        EVENT,
        /** By an event, at one of several keys that may each have a match for the subject. */
        EVENT_AT_KEY,
        /** By the passing of event time. */
        TIME
    }

    /** Makes defensive copies. */
    public CompletedMatches {
        matches = List.copyOf(matches);
    }

    /** Creates matches that are decided by themselves. */
    public CompletedMatches(
            String subject,
            long epoch,
            String key,
            Event trigger,
            long atMillis,
            Kind kind,
            List<RuleMatch> matches,
            Optional<Stock> stock) {
        this(subject, epoch, key, trigger, atMillis, kind, matches, stock, Joining.NONE);
    }
}
