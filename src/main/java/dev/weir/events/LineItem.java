package dev.weir.events;

import java.util.function.Function;

/**
 * A line of a transaction.
 *
 * @param sku the stock keeping unit, {@code ""} if the line has none
 * @param quantity 1 if the record has none
 * @param price per piece, {@code NaN} if unknown
 */
public record LineItem(String sku, long quantity, double price) {
    /** The fields of a line. */
    @SuppressWarnings("ImmutableEnumChecker") // the readers have no state
    public enum Column implements EventField<LineItem> {
        /** The article. */
        SKU("sku", FieldKind.ID, line -> Value.ofText(line.sku())),
        /** The quantity. */
        QUANTITY("quantity", FieldKind.COUNT, line -> new Value.Int(line.quantity())),
        /** The price per piece. */
        PRICE("price", FieldKind.MONEY, line -> Value.ofReal(line.price()));

        private final Reading<LineItem> reading;

        Column(String wireName, FieldKind kind, Function<LineItem, Value> reader) {
            this.reading = new Reading<>(wireName, kind, reader);
        }

        @Override
        public Reading<LineItem> reading() {
            return reading;
        }
    }
}
