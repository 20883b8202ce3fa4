package dev.weir.io.record;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * What the headers of a dead letter say.
 *
 * @param error why the record could not be read
 * @param topic where it stood; {@code ""} if unknown
 * @param partition likewise, -1 if unknown
 * @param offset likewise, -1 if unknown
 * @param truncated whether the letter has only the beginning of the record
 */
public record LetterHeaders(String error, String topic, int partition, long offset, boolean truncated) {

    /** Reads the headers; anybody may write to the topic, and what is missing or no number is unknown. */
    public static LetterHeaders of(Headers headers) {
        return new LetterHeaders(
                text(headers, "error"),
                text(headers, "source.topic"),
                (int) number(headers, "source.partition"),
                number(headers, "source.offset"),
                headers.lastHeader("truncated") != null);
    }

    /** Returns topic, partition and offset of the record as one text; the topic alone if the rest is unknown. */
    public String place() {
        return offset < 0 ? topic : topic + "/" + partition + "@" + offset;
    }

    private static long number(Headers headers, String name) {
        String text = text(headers, name);
        return text.matches("\\d{1,9}") || (name.endsWith("offset") && text.matches("\\d{1,18}"))
                ? Long.parseLong(text)
                : -1;
    }

    private static String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
