package dev.weir.events.record;

import java.time.Instant;

/**
 * A pushed record, as identified in an answer: two people may push the same rule at once, and each has to know which
 * answer is theirs.
 *
 * @param place of the record
 * @param atMillis its own timestamp
 * @param signed whether it was signed with a listed key, which proves the sender
 */
public record Push(RecordPlace place, long atMillis, Sender sender, boolean signed) {
    /** Stands for a push of unknown origin, and for what the job reports by itself. */
    public static final Push UNKNOWN = new Push(new RecordPlace("", 0, -1), 0, Sender.NOBODY, false);

    /** Describes the push behind a record. */
    public static Push of(RawRecord record, boolean signed) {
        return new Push(RecordPlace.of(record), record.timestampMillis(), record.sender(), signed);
    }

    /** Returns whether the record is known. */
    public boolean isKnown() {
        return place.offset() >= 0;
    }

    /** Returns a copy that is signed or not. */
    public Push signedIf(boolean nowSigned) {
        return new Push(place, atMillis, sender, nowSigned);
    }

    /** Returns who pushed it and when, for people; {@code ""} if unknown. */
    public String told() {
        if (!isKnown()) {
            return "";
        }
        String who = sender.name().isEmpty() ? "" : " by '" + sender.name() + "'" + (signed ? "" : " (not signed)");
        return "pushed" + who + (atMillis > 0 ? " at " + Instant.ofEpochMilli(atMillis) : "");
    }
}
