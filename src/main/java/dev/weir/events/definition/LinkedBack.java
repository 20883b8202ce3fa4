package dev.weir.events.definition;

import dev.weir.events.ContentSink;
import dev.weir.events.Event;
import dev.weir.events.EventType;

/**
 * An event that came without a customer, was processed so, and counts for one whom its session was linked to later: on
 * its way to the keys that it did not reach before.
 *
 * @param anonymous the event as it came
 * @param field the name of the customer's field
 * @param customer its value
 */
public record LinkedBack(Event anonymous, String field, String customer) implements Event {

    /** Returns the event as if the producer had known the customer. */
    public Event linked() {
        return anonymous.withText(field, customer);
    }

    @Override
    public EventType type() {
        return anonymous.type();
    }

    @Override
    public String id() {
        return anonymous.id();
    }

    @Override
    public long timestampMillis() {
        return anonymous.timestampMillis();
    }

    @Override
    public String subject() {
        return anonymous.subject();
    }

    @Override
    public void addContentTo(ContentSink sink) {
        linked().addContentTo(sink);
    }
}
