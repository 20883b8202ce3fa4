package dev.weir.events;

/** Something that happened, at a time of its own, under an id of its own. */
public sealed interface Event permits Transaction, Click, StockChange, DeclaredEvent {

    /** Which kind. */
    EventType type();

    /** Unique among the events of its type; the same id again is the same event again. */
    String id();

    /** Event time, milliseconds since the epoch. */
    long timestampMillis();

    /** Whom a decision on it is about, unless a rule says otherwise; never {@code ""}. */
    String subject();

    /** Its declared attributes. */
    default Attributes attributes() {
        return Attributes.NONE;
    }

    /**
     * What sets this event apart from another one of the same id that is not its repetition, {@code ""} if nothing does.
     * Decisions on the two have ids of their own by it.
     */
    default String occurrence() {
        return "";
    }

    /** Adds what a repetition of this event has in common with it, and no other event has. */
    default void addIdentityTo(ContentSink sink) {
        sink.add(id());
    }

    /** The number, without a key, by which earlier releases recognised this event. */
    default long formerFingerprint() {
        return Fingerprint.of(type().ruleName(), id());
    }
}
