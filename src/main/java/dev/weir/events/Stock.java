package dev.weir.events;

import java.util.Optional;

/**
 * The live stock of a sku over all its warehouses, summed over the rows of its table.
 *
 * @param price the price in the latest change that has one, otherwise {@code NaN}
 */
public record Stock(long available, long reserved, double price) {

    /** Returns the sum over rows of the stock table, or empty if none of them is left. */
    public static Optional<Stock> of(Iterable<? extends RowChange> rows) {
        long available = 0;
        long reserved = 0;
        double price = Double.NaN;
        long pricedMillis = Long.MIN_VALUE;
        boolean any = false;
        for (RowChange row : rows) {
            if (!row.deleted() && row instanceof StockChange level) {
                any = true;
                available += level.available();
                reserved += level.reserved();
                if (!Double.isNaN(level.price()) && level.timestampMillis() >= pricedMillis) {
                    price = level.price();
                    pricedMillis = level.timestampMillis();
                }
            }
        }
        return any ? Optional.of(new Stock(available, reserved, price)) : Optional.empty();
    }
}
