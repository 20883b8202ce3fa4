package dev.weir.events;

import java.util.List;

/** Something that happened, at a time of its own, under an id of its own. */
public interface Event {

    /** The type of the event. */
    EventType type();

    /** Unique among the events of its type; the same id again is the same event again. */
    String id();

    /** Event time, milliseconds since the epoch. */
    long timestampMillis();

    /** The subject of a decision on this event, unless a rule names another; never {@code ""}. */
    String subject();

    /** The customer or card that it is about; {@code ""} if it is about none, as a change of stock. */
    default String person() {
        return subject();
    }

    /** Its lines; none if it is of a type that has none. */
    default List<LineItem> items() {
        return List.of();
    }

    /**
     * The same event with these lines.
     *
     * @throws UnsupportedOperationException if it is of a type that has none
     */
    default Event withItems(List<LineItem> lines) {
        throw new UnsupportedOperationException(type() + " has no lines");
    }

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

    /**
     * Adds what it holds besides its id: every field that it has and the declared attributes, each under a number of its
     * own. State holds what is hashed of them, so that the numbers never change.
     */
    void addContentTo(ContentSink sink);

    /** The number, without a key, by which earlier releases recognised this event. */
    default long formerFingerprint() {
        return Fingerprint.of(type().ruleName(), id());
    }
}
