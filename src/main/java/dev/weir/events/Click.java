package dev.weir.events;

/**
 * Something that a visitor did, as in the {@code clickstream} topic.
 *
 * @param kind the {@code type} of the record, such as VIEW
 * @param quantity {@link #NO_QUANTITY} where the record has none
 */
public record Click(
        String eventId,
        long timestampMillis,
        String kind,
        String customerId,
        String sessionId,
        String deviceId,
        String ip,
        String sku,
        long quantity,
        double price,
        String url,
        String query,
        Attributes attributes)
        implements Event {

    /** The quantity of a click that has none. */
    public static final long NO_QUANTITY = Long.MIN_VALUE;

    /** Checks what every click has: an id, a kind, somebody who did it. */
    public Click {
        if (eventId.isEmpty()) {
            throw new IllegalArgumentException("eventId is missing");
        }
        if (kind.isEmpty()) {
            throw new IllegalArgumentException("type is missing");
        }
        if (customerId.isEmpty() && sessionId.isEmpty() && deviceId.isEmpty()) {
            throw new IllegalArgumentException("customerId, sessionId and deviceId are all missing");
        }
    }

    @Override
    public EventType type() {
        return EventType.CLICK;
    }

    /** The customer, else the session, else the device. */
    @Override
    public String subject() {
        if (!customerId.isEmpty()) {
            return customerId;
        }
        return sessionId.isEmpty() ? deviceId : sessionId;
    }

    @Override
    public String id() {
        return eventId;
    }
}
