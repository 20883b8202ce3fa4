package dev.weir.events;

import java.util.function.Function;

/**
 * A new stock level of a sku in a warehouse, or the deletion of one.
 *
 * <p>Which changes are the same is defined only here, and applies to all state of the job:
 * <ol>
 *   <li>If the source provides its position, two changes of a row (sku and warehouse) at one position are the same.
 *   <li>Otherwise changes with the same content are the same: row, time and figures. The time of a commit is not
 *       enough, because a transaction may change a row twice, and some databases only give whole seconds.
 *   <li>The place of the record in Kafka is the last resort, because it differs when a change is sent again: it is used
 *       only if the content cannot decide, see {@link #occurrence}.
 * </ol>
 *
 * @param warehouse {@code ""} if there is only one
 * @param deleted whether the row was deleted; the figures are then those before the deletion
 * @param price {@code NaN} if unknown
 * @param origin where the change comes from
 */
public record StockChange(
        String sku,
        String warehouse,
        long timestampMillis,
        boolean deleted,
        long available,
        long reserved,
        double price,
        ChangeOrigin origin)
        implements RowChange {
    /** Checks that there is a sku. */
    public StockChange {
        if (sku.isEmpty()) {
            throw new IllegalArgumentException("sku is missing");
        }
    }

    /** Creates a change of unknown origin. */
    public StockChange(
            String sku,
            String warehouse,
            long timestampMillis,
            boolean deleted,
            long available,
            long reserved,
            double price) {
        this(sku, warehouse, timestampMillis, deleted, available, reserved, price, ChangeOrigin.UNKNOWN);
    }

    /** Returns a copy with another origin. */
    public StockChange from(ChangeOrigin where) {
        return new StockChange(sku, warehouse, timestampMillis, deleted, available, reserved, price, where);
    }

    @Override
    public EventType type() {
        return EventType.INVENTORY;
    }

    /** Returns the sku. */
    @Override
    public String subject() {
        return sku;
    }

    /** Returns {@code ""}, since it is about nobody. */
    @Override
    public String person() {
        return "";
    }

    /** Returns row and position, such as {@code s-1/eu-1/lsn/24023128}, or else row, time and figures. */
    @Override
    public String id() {
        String row = sku + "/" + warehouse + "/";
        return origin.hasPosition() ? row + origin.position() : row + timestampMillis + "/" + figures();
    }

    /**
     * Adds row and position, or else row and time: changes that share them are the same if their figures are too, and
     * no other change with the same identity came in between. If one did, the row returned to a former level, and the
     * record distinguishes the two, if it is known.
     */
    @Override
    public void addIdentityTo(ContentSink sink) {
        sink.add(sku);
        sink.add(warehouse);
        if (origin.hasPosition()) {
            sink.add(origin.position());
        } else {
            sink.add(timestampMillis);
        }
    }

    @Override
    public long formerFingerprint() {
        return Fingerprint.of(
                sku + "/" + warehouse + "/" + timestampMillis,
                available + "/" + reserved + "/" + price + "/" + deleted);
    }

    /**
     * Returns the place of its record, or, with a position, its figures: a row that returns to a level within one time
     * has changed nevertheless, and in Oracle a transaction can change a row several times at one position.
     */
    @Override
    public String occurrence() {
        if (origin.hasPosition()) {
            return figures();
        }
        return origin.hasRecord() ? origin.partition() + "/" + origin.offset() : "";
    }

    /** Returns whether the figures are the same, or this change has none. */
    @Override
    public boolean agreesWith(RowChange other) {
        boolean tellsFigures = available != 0 || reserved != 0 || !Double.isNaN(price);
        return !tellsFigures
                || (other instanceof StockChange there
                        && available == there.available
                        && reserved == there.reserved
                        && Double.compare(price, there.price) == 0);
    }

    /** Returns the warehouse. */
    @Override
    public String row() {
        return warehouse;
    }

    private String figures() {
        return available + "/" + reserved + (Double.isNaN(price) ? "" : "/" + price) + (deleted ? "/deleted" : "");
    }

    @Override
    public void addContentTo(ContentSink sink) {
        if (!origin().hasPosition()) {
            Content.add(1, timestampMillis(), sink);
        }
        Content.add(2, available(), sink);
        Content.add(3, reserved(), sink);
        Content.add(4, price(), sink);
        Content.add(5, deleted() ? 1 : 0, sink);
    }

    /** The fields of a change of stock. */
    @SuppressWarnings("ImmutableEnumChecker") // the readers have no state
    public enum Column implements EventField<StockChange> {
        /** The article. */
        SKU("sku", FieldKind.ID, change -> Value.ofText(change.sku())),
        /** The place of storage. */
        WAREHOUSE("warehouse", FieldKind.ID, change -> Value.ofText(change.warehouse())),
        /** The quantity available for sale. */
        AVAILABLE("available", FieldKind.COUNT, change -> new Value.Int(change.available())),
        /** The reserved quantity. */
        RESERVED("reserved", FieldKind.COUNT, change -> new Value.Int(change.reserved())),
        /** The price. */
        PRICE("price", FieldKind.MONEY, change -> Value.ofReal(change.price())),
        /** The event time. */
        TIME("timestamp", FieldKind.TIME, change -> new Value.Time(change.timestampMillis())),
        /** Whether the row was deleted; known from the kind of the change, not from a field of the record. */
        DELETED("deleted", FieldKind.TRUTH, change -> new Value.Bool(change.deleted()));

        private final Reading<StockChange> reading;

        Column(String wireName, FieldKind kind, Function<StockChange, Value> reader) {
            this.reading = new Reading<>(wireName, kind, reader);
        }

        @Override
        public Reading<StockChange> reading() {
            return reading;
        }
    }
}
