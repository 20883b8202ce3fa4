package dev.weir.cli.letters;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.terminal.Output;
import dev.weir.events.record.RawRecord;
import dev.weir.io.record.LetterHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A dead letter.
 *
 * @param record key and value, as far as the letter has them
 * @param headers why it could not be read, and where it stood
 */
public record LetterRead(RawRecord record, LetterHeaders headers) {
    private static final int SHOWN_CHARS = 300;

    /** Returns the value as a text; bytes that are no UTF-8 are replaced. */
    String text() {
        return new String(record.value(), StandardCharsets.UTF_8);
    }

    /** Returns two lines for people: why and from where, and what it is, shortened and without control characters. */
    String[] lines() {
        String text = text().replaceAll("\\p{Cntrl}", " ");
        return new String[] {
            Instant.ofEpochMilli(record.timestampMillis()) + "  " + place() + "  " + headers.error(),
            "    " + (text.length() <= SHOWN_CHARS ? text : text.substring(0, SHOWN_CHARS) + "…")
        };
    }

    /** Returns where the record stood. */
    public String place() {
        return headers.place();
    }

    /** Returns what is the same for all letters of one record: where it stood, or else what it says. */
    public String identity() {
        return headers.offset() < 0 ? place() + " " + text() : place();
    }

    /** Returns it for programs. */
    ObjectNode json() {
        return Output.object()
                .put("at", Instant.ofEpochMilli(record.timestampMillis()).toString())
                .put("topic", headers.topic())
                .put("partition", headers.partition())
                .put("offset", headers.offset())
                .put("error", headers.error())
                .put("truncated", headers.truncated())
                .put("key", new String(record.key(), StandardCharsets.UTF_8))
                .put("value", text());
    }
}
