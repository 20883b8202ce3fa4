package dev.weir.events.record;

import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place of a record, written {@code transactions/3@812345}.
 *
 * @param offset in the partition
 */
public record RecordPlace(String topic, int partition, long offset) implements Serializable {
    private static final Pattern FORM = Pattern.compile("([a-zA-Z0-9._-]{1,249})/(\\d{1,9})@(\\d{1,18})");

    /** Returns the place of a record. */
    public static RecordPlace of(RawRecord record) {
        return new RecordPlace(record.topic(), record.partition(), record.offset());
    }

    /** Parses the written form of a place; empty for any other text. */
    public static Optional<RecordPlace> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(
                        new RecordPlace(form.group(1), Integer.parseInt(form.group(2)), Long.parseLong(form.group(3))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return topic + "/" + partition + "@" + offset;
    }
}
