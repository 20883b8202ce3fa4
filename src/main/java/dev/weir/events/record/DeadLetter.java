package dev.weir.events.record;

/**
 * A record that could not be read.
 *
 * @param record byte for byte
 * @param error the reason, and what to write instead
 */
public record DeadLetter(RawRecord record, String error) {}
