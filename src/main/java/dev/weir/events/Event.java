package dev.weir.events;

import java.util.List;

/** Something that happened, with its own time and id. */
public interface Event {

    /** Returns the type of the event. */
    EventType type();

    /** Returns the id, unique among the events of its type; the same id means the same event. */
    String id();

    /** Returns the event time, in milliseconds since the epoch. */
    long timestampMillis();

    /** Returns the subject of a decision about this event, unless a rule specifies another; never {@code ""}. */
    String subject();

    /** Returns the customer or card that it is about; {@code ""} if there is none, as for a change of stock. */
    default String person() {
        return subject();
    }

    /**
     * Returns whether event time goes on with it. It does not with a row of a table, whose time says when the row was
     * changed, and, without such a time, when its record was written: for events of last month that is the future.
     */
    default boolean movesTime() {
        return true;
    }

    /** Returns its lines; empty for a type without lines. */
    default List<LineItem> items() {
        return List.of();
    }

    /**
     * Returns a copy with these lines.
     *
     * @throws UnsupportedOperationException for a type without lines
     */
    default Event withItems(List<LineItem> lines) {
        throw new UnsupportedOperationException(type() + " has no lines");
    }

    /**
     * Returns a copy with this text.
     *
     * @param name of a field or, after {@code attributes.}, of a declared attribute that events of this type can be
     *     given
     * @throws UnsupportedOperationException if they cannot
     */
    default Event withText(String name, String text) {
        throw new UnsupportedOperationException(type() + " cannot be given a " + name);
    }

    /** Returns its declared attributes. */
    default Attributes attributes() {
        return Attributes.NONE;
    }

    /**
     * Returns what distinguishes this event from another one with the same id that is not a repetition, {@code ""} if
     * nothing does. Decisions about the two get different ids from it.
     */
    default String occurrence() {
        return "";
    }

    /** Adds what a repetition has in common with this event, and no other event has. */
    default void addIdentityTo(ContentSink sink) {
        sink.add(id());
    }

    /**
     * Adds the content besides the id: all fields and the declared attributes, each under its own number. State
     * contains hashes of it, so the numbers must never change.
     */
    void addContentTo(ContentSink sink);

    /** Returns the unkeyed hash by which earlier releases recognised this event. */
    default long formerFingerprint() {
        return Fingerprint.of(type().ruleName(), id());
    }
}
