package dev.weir.events;

import java.util.function.Function;

/**
 * A new level of stock of a sku in a warehouse, or its end.
 *
 * <p>Which changes are the same is said in one place, here, and holds for every state of the job:
 * <ol>
 *   <li>Where the source gives its position, two changes of a row (sku and warehouse) at one position are the same.
 *   <li>Else those are that have the same content: row, time and figures. A commit's time is not enough, since one
 *       transaction changes a row twice, and some databases give whole seconds.
 *   <li>The place of the record in Kafka is the last resort, because whoever sends a change again gives it another: it is
 *       asked only where the content cannot tell, see {@link #occurrence}.
 * </ol>
 *
 * @param warehouse {@code ""} where there is only one
 * @param deleted whether the row is gone; then the figures are those of the row as it was
 * @param price {@code NaN} if unknown
 * @param origin where it was read
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

    /** The same change as read elsewhere. */
    public StockChange from(ChangeOrigin where) {
        return new StockChange(sku, warehouse, timestampMillis, deleted, available, reserved, price, where);
    }

    @Override
    public EventType type() {
        return EventType.INVENTORY;
    }

    /** The sku. */
    @Override
    public String subject() {
        return sku;
    }

    /** None. */
    @Override
    public String person() {
        return "";
    }

    /** Row and position, such as {@code s-1/eu-1/lsn/24023128}, else row, time and figures. */
    @Override
    public String id() {
        String row = sku + "/" + warehouse + "/";
        return origin.hasPosition() ? row + origin.position() : row + timestampMillis + "/" + figures();
    }

    /**
     * Row and position, else row and time: those that share them are the same if their figures are too, and no other of them
     * came in between. If one did, the row came back to a level, and the record tells, where it is known.
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
     * The place of its record, or where it has a position its figures: a row that returns to a level within one time has
     * changed all the same, and at one position of Oracle's a transaction can change a row several times.
     */
    @Override
    public String occurrence() {
        if (origin.hasPosition()) {
            return figures();
        }
        return origin.hasRecord() ? origin.partition() + "/" + origin.offset() : "";
    }

    /** Whether the figures are the same, or this change has none. */
    @Override
    public boolean agreesWith(RowChange other) {
        boolean tellsFigures = available != 0 || reserved != 0 || !Double.isNaN(price);
        return !tellsFigures
                || (other instanceof StockChange there
                        && available == there.available
                        && reserved == there.reserved
                        && Double.compare(price, there.price) == 0);
    }

    /** The warehouse. */
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
        /** Which article. */
        SKU("sku", FieldKind.ID, change -> Value.ofText(change.sku())),
        /** Where it lies. */
        WAREHOUSE("warehouse", FieldKind.ID, change -> Value.ofText(change.warehouse())),
        /** How many can be sold. */
        AVAILABLE("available", FieldKind.COUNT, change -> new Value.Int(change.available())),
        /** How many are promised. */
        RESERVED("reserved", FieldKind.COUNT, change -> new Value.Int(change.reserved())),
        /** At which price. */
        PRICE("price", FieldKind.MONEY, change -> Value.ofReal(change.price())),
        /** When. */
        TIME("timestamp", FieldKind.TIME, change -> new Value.Time(change.timestampMillis())),
        /** Whether the row is gone: said by the kind of a change, and no field of a record. */
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
