package dev.weir.events;

import java.util.List;
import java.util.function.Function;

/**
 * A payment, as in the topic of transactions. If the record has none, texts are {@code ""} and coordinates {@code NaN}.
 */
public record Transaction(
        String transactionId,
        long timestampMillis,
        double amount,
        String customerId,
        String cardId,
        String currency,
        String status,
        String channel,
        String merchantId,
        String merchantCategory,
        String country,
        double latitude,
        double longitude,
        String deviceId,
        String ip,
        List<LineItem> items,
        Attributes attributes)
        implements Event {
    /** Checks what every transaction has: an id, a finite amount, and a customer or a card. */
    public Transaction {
        if (transactionId.isEmpty()) {
            throw new IllegalArgumentException("transactionId is missing");
        }
        if (!Double.isFinite(amount)) {
            throw new IllegalArgumentException("amount is not a finite number");
        }
        if (customerId.isEmpty() && cardId.isEmpty()) {
            throw new IllegalArgumentException("customerId and cardId are both missing");
        }
        items = List.copyOf(items);
    }

    @Override
    public Transaction withItems(List<LineItem> lines) {
        return with(customerId, lines, attributes);
    }

    @Override
    public Transaction withText(String name, String text) {
        return name.equals(Column.CUSTOMER_ID.wireName())
                ? with(text, items, attributes)
                : with(customerId, items, attributes.withNamed(name, text));
    }

    private Transaction with(String customer, List<LineItem> lines, Attributes others) {
        return new Transaction(
                transactionId,
                timestampMillis,
                amount,
                customer,
                cardId,
                currency,
                status,
                channel,
                merchantId,
                merchantCategory,
                country,
                latitude,
                longitude,
                deviceId,
                ip,
                lines,
                others);
    }

    @Override
    public EventType type() {
        return EventType.TRANSACTION;
    }

    /** Returns the customer, or else the card. */
    @Override
    public String subject() {
        return customerId.isEmpty() ? cardId : customerId;
    }

    @Override
    public String id() {
        return transactionId;
    }

    @Override
    public void addContentTo(ContentSink sink) {
        Content.add(1, timestampMillis(), sink);
        Content.add(2, amount(), sink);
        Content.add(3, customerId(), sink);
        Content.add(4, cardId(), sink);
        Content.add(5, currency(), sink);
        Content.add(6, status(), sink);
        Content.add(7, channel(), sink);
        Content.add(8, merchantId(), sink);
        Content.add(9, merchantCategory(), sink);
        Content.add(10, country(), sink);
        Content.add(11, latitude(), sink);
        Content.add(12, longitude(), sink);
        Content.add(13, deviceId(), sink);
        Content.add(14, ip(), sink);
        Content.add(items(), sink);
        Content.add(attributes(), sink);
    }

    /** The fields of a transaction except its lines. */
    @SuppressWarnings("ImmutableEnumChecker") // the readers have no state
    public enum Column implements EventField<Transaction> {
        /** The id. */
        TRANSACTION_ID("transactionId", FieldKind.ID, payment -> Value.ofText(payment.transactionId())),
        /** The customer. */
        CUSTOMER_ID("customerId", FieldKind.ID, payment -> Value.ofText(payment.customerId())),
        /** The card. */
        CARD_ID("cardId", FieldKind.ID, payment -> Value.ofText(payment.cardId())),
        /** The event time. */
        TIME("timestamp", FieldKind.TIME, payment -> new Value.Time(payment.timestampMillis())),
        /** The amount. */
        AMOUNT("amount", FieldKind.MONEY, payment -> Value.ofReal(payment.amount())),
        /** The currency. */
        CURRENCY("currency", FieldKind.TEXT, payment -> Value.ofText(payment.currency())),
        /** The status. */
        STATUS("status", FieldKind.TEXT, payment -> Value.ofText(payment.status())),
        /** The channel. */
        CHANNEL("channel", FieldKind.TEXT, payment -> Value.ofText(payment.channel())),
        /** The merchant. */
        MERCHANT_ID("merchantId", FieldKind.ID, payment -> Value.ofText(payment.merchantId())),
        /** The merchant's category. */
        MERCHANT_CATEGORY("merchantCategory", FieldKind.TEXT, payment -> Value.ofText(payment.merchantCategory())),
        /** The country. */
        COUNTRY("country", FieldKind.TEXT, payment -> Value.ofText(payment.country())),
        /** The latitude. */
        LATITUDE("latitude", FieldKind.LATITUDE, payment -> Value.ofReal(payment.latitude())),
        /** The longitude. */
        LONGITUDE("longitude", FieldKind.LONGITUDE, payment -> Value.ofReal(payment.longitude())),
        /** The device. */
        DEVICE_ID("deviceId", FieldKind.ID, payment -> Value.ofText(payment.deviceId())),
        /** The address of the device. */
        IP("ip", FieldKind.TEXT, payment -> Value.ofText(payment.ip()));

        private final Reading<Transaction> reading;

        Column(String wireName, FieldKind kind, Function<Transaction, Value> reader) {
            this.reading = new Reading<>(wireName, kind, reader);
        }

        @Override
        public Reading<Transaction> reading() {
            return reading;
        }
    }
}
