package dev.weir.events;

/** Something that happened, at a time of its own, under an id of its own. */
public sealed interface Event permits Transaction, Click, StockChange {

    /** Which kind. */
    EventType type();

    /** Unique among the events of its type; the same id again is the same event again. */
    String id();

    /** Event time, milliseconds since the epoch. */
    long timestampMillis();

    /** A number by which a repetition of this very event is recognised; 64 bits, well mixed. */
    default long fingerprint() {
        return Fingerprint.of(type().ruleName(), id());
    }
}
