package dev.weir.events;

import java.util.List;

/**
 * A payment, as the topic of transactions carries it. Texts may be {@code ""} and coordinates {@code NaN} where the record
 * has none.
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

    /** Checks what every transaction has: an id, a finite amount, a customer or a card. */
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

    /** The same transaction with these lines. */
    public Transaction withItems(List<LineItem> lines) {
        return new Transaction(
                transactionId,
                timestampMillis,
                amount,
                customerId,
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
                attributes);
    }

    @Override
    public EventType type() {
        return EventType.TRANSACTION;
    }

    /** The customer, else the card. */
    @Override
    public String subject() {
        return customerId.isEmpty() ? cardId : customerId;
    }

    @Override
    public String id() {
        return transactionId;
    }
}
