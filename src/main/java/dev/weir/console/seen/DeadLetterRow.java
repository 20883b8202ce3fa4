package dev.weir.console.seen;

import dev.weir.events.record.RecordPlace;

/**
 * A dead letter.
 *
 * @param place of the letter itself
 * @param error why the record could not be read
 * @param source topic, partition and offset of the record
 * @param key as text, bounded
 * @param value as text, bounded; what the job config masks is masked in it
 */
public record DeadLetterRow(
        RecordPlace place, long atMillis, String error, String topic, String source, String key, String value) {
    /** The longest key and value that are kept, in characters. */
    public static final int MOST_CHARS = 2_000;

    /** Returns the reason without what differs from record to record, so that equal reasons are counted together. */
    public String reason() {
        return error.isBlank()
                ? "no reason given"
                : error.replaceAll("'[^']{0,1000}'", "'…'").replaceAll("\\d+", "n");
    }
}
