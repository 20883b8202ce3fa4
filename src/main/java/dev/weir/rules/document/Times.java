package dev.weir.rules.document;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.OptionalLong;

/** Reads the instants of a document. */
final class Times {
    private Times() {}

    /** Epoch milliseconds of an ISO instant, with {@code Z} or an offset; empty if it is none. */
    static OptionalLong instant(String text) {
        try {
            Instant instant = OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
            return OptionalLong.of(instant.toEpochMilli());
        } catch (DateTimeException | ArithmeticException e) {
            return OptionalLong.empty();
        }
    }
}
