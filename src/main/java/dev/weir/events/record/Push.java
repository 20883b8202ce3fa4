package dev.weir.events.record;

import java.time.Instant;

/**
 * A record that somebody pushed, as an answer names it: a rule can be pushed by two at once, and each is to know which answer is
 * theirs.
 *
 * @param place where the record stands
 * @param atMillis its own timestamp
 * @param signed whether a listed key signed it, so that it is the sender's indeed
 */
public record Push(RecordPlace place, long atMillis, Sender sender, boolean signed) {
    /** Stands for a push of unknown origin, and for what the job says by itself. */
    public static final Push UNKNOWN = new Push(new RecordPlace("", 0, -1), 0, Sender.NOBODY, false);

    /** Describes the push that a record carries. */
    public static Push of(RawRecord record, boolean signed) {
        return new Push(RecordPlace.of(record), record.timestampMillis(), record.sender(), signed);
    }

    /** Whether the record is known. */
    public boolean isKnown() {
        return place.offset() >= 0;
    }

    /** The same, signed or not. */
    public Push signedIf(boolean nowSigned) {
        return new Push(place, atMillis, sender, nowSigned);
    }

    /** Says to a person who pushed it and when; {@code ""} if that is unknown. */
    public String told() {
        if (!isKnown()) {
            return "";
        }
        String who = sender.name().isEmpty() ? "" : " by '" + sender.name() + "'" + (signed ? "" : " (not signed)");
        return "pushed" + who + (atMillis > 0 ? " at " + Instant.ofEpochMilli(atMillis) : "");
    }
}
