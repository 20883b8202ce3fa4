package dev.weir.events;

/**
 * A new level of stock of a sku in a warehouse, or its end.
 *
 * @param warehouse {@code ""} where there is only one
 * @param deleted whether the row is gone; then the figures are those of the row as it was
 * @param price {@code NaN} if unknown
 */
public record StockChange(
        String sku,
        String warehouse,
        long timestampMillis,
        boolean deleted,
        long available,
        long reserved,
        double price)
        implements Event {

    /** Checks that there is a sku. */
    public StockChange {
        if (sku.isEmpty()) {
            throw new IllegalArgumentException("sku is missing");
        }
    }

    @Override
    public EventType type() {
        return EventType.INVENTORY;
    }

    @Override
    public String id() {
        return sku + "/" + warehouse + "/" + timestampMillis;
    }

    /**
     * A number by which a repetition of this very change is recognised. Unlike {@link #fingerprint} it covers the figures:
     * a database can change one row twice within a millisecond.
     */
    public long changeFingerprint() {
        return Fingerprint.of(id(), available + "/" + reserved + "/" + price + "/" + deleted);
    }
}
