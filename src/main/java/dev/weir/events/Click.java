package dev.weir.events;

import java.util.function.Function;

/**
 * An action of a visitor, as in the {@code clickstream} topic.
 *
 * @param kind the {@code type} of the record, such as VIEW
 * @param quantity {@link #NO_QUANTITY} if the record has none
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
    /** The quantity of a click without one. */
    public static final long NO_QUANTITY = Long.MIN_VALUE;

    /** Checks what every click has: an id, a kind, and somebody who did it. */
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

    /** Returns the customer, or else the session, or else the device. */
    @Override
    public String subject() {
        if (!customerId.isEmpty()) {
            return customerId;
        }
        return sessionId.isEmpty() ? deviceId : sessionId;
    }

    @Override
    public String person() {
        return customerId;
    }

    @Override
    public String id() {
        return eventId;
    }

    @Override
    public Click withText(String name, String text) {
        return name.equals(Column.CUSTOMER_ID.wireName())
                ? with(text, attributes)
                : with(customerId, attributes.withNamed(name, text));
    }

    private Click with(String customer, Attributes others) {
        return new Click(
                eventId,
                timestampMillis,
                kind,
                customer,
                sessionId,
                deviceId,
                ip,
                sku,
                quantity,
                price,
                url,
                query,
                others);
    }

    @Override
    public void addContentTo(ContentSink sink) {
        Content.add(1, timestampMillis(), sink);
        Content.add(2, kind(), sink);
        Content.add(3, customerId(), sink);
        Content.add(4, sessionId(), sink);
        Content.add(5, deviceId(), sink);
        Content.add(6, ip(), sink);
        Content.add(7, sku(), sink);
        Content.add(8, quantity(), sink);
        Content.add(9, price(), sink);
        Content.add(10, url(), sink);
        Content.add(11, query(), sink);
        Content.add(attributes(), sink);
    }

    /** The fields of a click. */
    @SuppressWarnings("ImmutableEnumChecker") // the readers have no state
    public enum Column implements EventField<Click> {
        /** The id. */
        EVENT_ID("eventId", FieldKind.ID, click -> Value.ofText(click.eventId())),
        /** The customer, if known. */
        CUSTOMER_ID("customerId", FieldKind.ID, click -> Value.ofText(click.customerId())),
        /** The session. */
        SESSION_ID("sessionId", FieldKind.ID, click -> Value.ofText(click.sessionId())),
        /** The device. */
        DEVICE_ID("deviceId", FieldKind.ID, click -> Value.ofText(click.deviceId())),
        /** The address of the device. */
        IP("ip", FieldKind.TEXT, click -> Value.ofText(click.ip())),
        /** The event time. */
        TIME("timestamp", FieldKind.TIME, click -> new Value.Time(click.timestampMillis())),
        /** The kind of action. */
        KIND("type", FieldKind.TEXT, click -> Value.ofText(click.kind())),
        /** The article. */
        SKU("sku", FieldKind.ID, click -> Value.ofText(click.sku())),
        /** The quantity. */
        QUANTITY(
                "quantity",
                FieldKind.COUNT,
                click -> click.quantity() == NO_QUANTITY ? Value.absent() : new Value.Int(click.quantity())),
        /** The price. */
        PRICE("price", FieldKind.MONEY, click -> Value.ofReal(click.price())),
        /** The page. */
        URL("url", FieldKind.TEXT, click -> Value.ofText(click.url())),
        /** The search query. */
        QUERY("query", FieldKind.TEXT, click -> Value.ofText(click.query()));

        private final Reading<Click> reading;

        Column(String wireName, FieldKind kind, Function<Click, Value> reader) {
            this.reading = new Reading<>(wireName, kind, reader);
        }

        @Override
        public Reading<Click> reading() {
            return reading;
        }
    }
}
