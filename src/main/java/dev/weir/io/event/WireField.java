package dev.weir.io.event;

import static dev.weir.io.value.FieldKind.COUNT;
import static dev.weir.io.value.FieldKind.ID;
import static dev.weir.io.value.FieldKind.MONEY;
import static dev.weir.io.value.FieldKind.TEXT;

import dev.weir.events.EventType;
import dev.weir.io.value.FieldKind;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The scalar fields that events have on the wire, by their names there. */
enum WireField {
    TRANSACTION_ID("transactionId", ID),
    EVENT_ID("eventId", ID),
    CUSTOMER_ID("customerId", ID),
    CARD_ID("cardId", ID),
    SESSION_ID("sessionId", ID),
    DEVICE_ID("deviceId", ID),
    IP("ip", TEXT),
    TIME("timestamp", FieldKind.TIME),
    AMOUNT("amount", MONEY),
    CURRENCY("currency", TEXT),
    STATUS("status", TEXT),
    CHANNEL("channel", TEXT),
    MERCHANT_ID("merchantId", ID),
    MERCHANT_CATEGORY("merchantCategory", TEXT),
    COUNTRY("country", TEXT),
    LATITUDE("latitude", FieldKind.LATITUDE),
    LONGITUDE("longitude", FieldKind.LONGITUDE),
    KIND("type", TEXT),
    SKU("sku", ID),
    QUANTITY("quantity", COUNT),
    PRICE("price", MONEY),
    URL("url", TEXT),
    QUERY("query", TEXT),
    WAREHOUSE("warehouse", ID),
    AVAILABLE("available", COUNT),
    RESERVED("reserved", COUNT);

    private static final Map<EventType, Set<WireField>> OF_TYPES = ofTypes();

    private final String wireName;
    private final FieldKind kind;

    WireField(String wireName, FieldKind kind) {
        this.wireName = wireName;
        this.kind = kind;
    }

    String wireName() {
        return wireName;
    }

    FieldKind kind() {
        return kind;
    }

    /** Those of an event itself; none of a declared stream. */
    static Set<WireField> of(EventType type) {
        return OF_TYPES.getOrDefault(type, Set.of());
    }

    private static Map<EventType, Set<WireField>> ofTypes() {
        return Map.of(
                EventType.TRANSACTION,
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
                        IP),
                EventType.CLICK,
                EnumSet.of(
                        EVENT_ID, CUSTOMER_ID, SESSION_ID, DEVICE_ID, IP, TIME, KIND, SKU, QUANTITY, PRICE, URL, QUERY),
                EventType.INVENTORY,
                EnumSet.of(SKU, WAREHOUSE, AVAILABLE, RESERVED, PRICE, TIME));
    }

    /** Those of a line of a transaction. */
    static Set<WireField> ofLine() {
        return EnumSet.of(SKU, QUANTITY, PRICE);
    }
}
