package dev.weir.console.letter;

import dev.weir.events.record.RecordPlace;

/**
 * What becomes of a dead letter.
 *
 * @param letter its place on the topic of dead letters
 * @param record where the record stood that could not be read; {@code ""} if that is not known
 * @param said why it is so, and what to do about it; {@code ""} if there is nothing to say
 */
public record LetterFate(RecordPlace letter, String record, Kind kind, String said) {

    /** The kinds of fates. */
    public enum Kind {
        /** The job config can read it now, and it can be sent. */
        READABLE,
        /** It was sent again. */
        SENT,
        /** It was not sent. */
        STAYS
    }
}
