package dev.weir.events;

import java.util.Map;
import java.util.TreeMap;

/**
 * What an event holds besides its id: every field that it has and the declared attributes, each under a number of its own,
 * so that neither the order in a record nor a field that a later release adds and the event lacks makes a difference. The
 * numbers are kept in state by what is hashed of them, and never change.
 */
public final class Content {
    private static final int ITEMS = 16;
    private static final int ATTRIBUTES = 17;

    private Content() {}

    /** Adds the content of an event. */
    public static void addTo(ContentSink sink, Event event) {
        if (event instanceof Transaction transaction) {
            add(transaction, sink);
        } else if (event instanceof Click click) {
            add(click, sink);
        } else if (event instanceof StockChange change) {
            add(change, sink);
        } else {
            add(((DeclaredEvent) event).fields(), sink);
        }
    }

    private static void add(Transaction t, ContentSink sink) {
        add(1, t.timestampMillis(), sink);
        add(2, t.amount(), sink);
        add(3, t.customerId(), sink);
        add(4, t.cardId(), sink);
        add(5, t.currency(), sink);
        add(6, t.status(), sink);
        add(7, t.channel(), sink);
        add(8, t.merchantId(), sink);
        add(9, t.merchantCategory(), sink);
        add(10, t.country(), sink);
        add(11, t.latitude(), sink);
        add(12, t.longitude(), sink);
        add(13, t.deviceId(), sink);
        add(14, t.ip(), sink);
        if (!t.items().isEmpty()) {
            add(ITEMS, t.items().size(), sink);
        }
        for (LineItem item : t.items()) {
            sink.add(item.sku());
            sink.add(item.quantity());
            sink.add(Double.doubleToLongBits(item.price()));
        }
        add(t.attributes(), sink);
    }

    private static void add(Click c, ContentSink sink) {
        add(1, c.timestampMillis(), sink);
        add(2, c.kind(), sink);
        add(3, c.customerId(), sink);
        add(4, c.sessionId(), sink);
        add(5, c.deviceId(), sink);
        add(6, c.ip(), sink);
        add(7, c.sku(), sink);
        add(8, c.quantity(), sink);
        add(9, c.price(), sink);
        add(10, c.url(), sink);
        add(11, c.query(), sink);
        add(c.attributes(), sink);
    }

    /** A position needs no time beside it, which may be the connector's and another when a change is sent again. */
    private static void add(StockChange change, ContentSink sink) {
        if (!change.origin().hasPosition()) {
            add(1, change.timestampMillis(), sink);
        }
        add(2, change.available(), sink);
        add(3, change.reserved(), sink);
        add(4, change.price(), sink);
        add(5, change.deleted() ? 1 : 0, sink);
    }

    private static void add(Attributes attributes, ContentSink sink) {
        if (attributes.values().isEmpty()) {
            return;
        }
        Map<String, Value> sorted = attributes.values().size() == 1 ? attributes.values() : sorted(attributes);
        add(ATTRIBUTES, sorted.size(), sink);
        for (Map.Entry<String, Value> attribute : sorted.entrySet()) {
            sink.add(attribute.getKey());
            add(attribute.getValue(), sink);
        }
    }

    private static Map<String, Value> sorted(Attributes attributes) {
        return new TreeMap<>(attributes.values());
    }

    private static void add(Value value, ContentSink sink) {
        if (value instanceof Value.Text text) {
            add(1, text.value(), sink);
        } else if (value instanceof Value.Int number) {
            add(2, number.value(), sink);
        } else if (value instanceof Value.Real number) {
            add(3, number.value(), sink);
        } else if (value instanceof Value.Bool truth) {
            add(4, truth.value() ? 1 : 0, sink);
        } else if (value instanceof Value.Time time) {
            add(5, time.epochMillis(), sink);
        } else {
            add(6, value.toString(), sink);
        }
    }

    private static void add(int field, long number, ContentSink sink) {
        sink.add(field);
        sink.add(number);
    }

    private static void add(int field, double number, ContentSink sink) {
        if (!Double.isNaN(number)) {
            sink.add(field);
            sink.add(Double.doubleToLongBits(number));
        }
    }

    private static void add(int field, String text, ContentSink sink) {
        if (!text.isEmpty()) {
            sink.add(field);
            sink.add(text);
        }
    }
}
