package dev.weir.io;

import static dev.weir.events.ValueType.DOUBLE;
import static dev.weir.events.ValueType.INT;
import static dev.weir.events.ValueType.STRING;
import static dev.weir.events.ValueType.TIMESTAMP;

import dev.weir.events.EventType;
import dev.weir.events.ValueType;
import java.util.EnumSet;
import java.util.Set;

/** The scalar fields that events have on the wire, by their names there. */
enum WireField {
    TRANSACTION_ID("transactionId", STRING),
    EVENT_ID("eventId", STRING),
    CUSTOMER_ID("customerId", STRING),
    CARD_ID("cardId", STRING),
    SESSION_ID("sessionId", STRING),
    DEVICE_ID("deviceId", STRING),
    IP("ip", STRING),
    TIME("timestamp", TIMESTAMP),
    AMOUNT("amount", DOUBLE),
    CURRENCY("currency", STRING),
    STATUS("status", STRING),
    CHANNEL("channel", STRING),
    MERCHANT_ID("merchantId", STRING),
    MERCHANT_CATEGORY("merchantCategory", STRING),
    COUNTRY("country", STRING),
    LATITUDE("latitude", DOUBLE),
    LONGITUDE("longitude", DOUBLE),
    KIND("type", STRING),
    SKU("sku", STRING),
    QUANTITY("quantity", INT),
    PRICE("price", DOUBLE),
    URL("url", STRING),
    QUERY("query", STRING),
    WAREHOUSE("warehouse", STRING),
    AVAILABLE("available", INT),
    RESERVED("reserved", INT);

    private final String wireName;
    private final ValueType type;

    WireField(String wireName, ValueType type) {
        this.wireName = wireName;
        this.type = type;
    }

    String wireName() {
        return wireName;
    }

    ValueType type() {
        return type;
    }

    /** Those of an event itself. */
    static Set<WireField> of(EventType type) {
        return switch (type) {
            case TRANSACTION ->
                EnumSet.of(
                        TRANSACTION_ID,
                        CUSTOMER_ID,
                        CARD_ID,
                        TIME,
                        AMOUNT,
                        CURRENCY,
                        STATUS,
                        CHANNEL,
                        MERCHANT_ID,
                        MERCHANT_CATEGORY,
                        COUNTRY,
                        LATITUDE,
                        LONGITUDE,
                        DEVICE_ID,
                        IP);
            case CLICK ->
                EnumSet.of(
                        EVENT_ID, CUSTOMER_ID, SESSION_ID, DEVICE_ID, IP, TIME, KIND, SKU, QUANTITY, PRICE, URL, QUERY);
            case INVENTORY -> EnumSet.of(SKU, WAREHOUSE, AVAILABLE, RESERVED, PRICE, TIME);
        };
    }

    /** Those of a line of a transaction. */
    static Set<WireField> ofLine() {
        return EnumSet.of(SKU, QUANTITY, PRICE);
    }
}
