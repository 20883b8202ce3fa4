package dev.weir.rules.document;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.OptionalLong;

/** Reads instants in documents. */
public final class Instants {
    private Instants() {}

    /** Parses an ISO instant with {@code Z} or an offset into epoch milliseconds; empty for any other text. */
    public static OptionalLong instant(String text) {
        try {
            Instant instant = OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
            return OptionalLong.of(instant.toEpochMilli());
        } catch (DateTimeException | ArithmeticException e) {
            return OptionalLong.empty();
        }
    }
}
