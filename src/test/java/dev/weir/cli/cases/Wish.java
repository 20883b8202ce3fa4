package dev.weir.cli.cases;

import dev.weir.events.Content;
import dev.weir.events.ContentSink;
import dev.weir.events.Event;
import dev.weir.events.EventField;
import dev.weir.events.EventType;
import dev.weir.events.FieldKind;
import dev.weir.events.Value;
import dev.weir.events.binary.Binary;
import dev.weir.events.definition.RecordDefinition;
import dev.weir.events.definition.RecordFields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A type of events that this release does not have: each is about one sku, and sees its stock as a click does. */
record Wish(String wishId, long timestampMillis, String customerId, String sku) implements Event {
    private static final EventType TYPE = EventType.builtIn("wish", "WISH", 4, EventType.Trait.SEES_STOCK);

    @Override
    public EventType type() {
        return TYPE;
    }

    @Override
    public String id() {
        return wishId;
    }

    @Override
    public String subject() {
        return customerId;
    }

    @Override
    public void addContentTo(ContentSink sink) {
        Content.add(1, timestampMillis, sink);
        Content.add(2, customerId, sink);
        Content.add(3, sku, sink);
    }

    /** Its fields. */
    @SuppressWarnings("ImmutableEnumChecker") // the readers have no state
    enum Column implements EventField<Wish> {
        WISH_ID("wishId", FieldKind.ID, wish -> Value.ofText(wish.wishId())),
        TIME("wishedAt", FieldKind.TIME, wish -> new Value.Time(wish.timestampMillis())),
        CUSTOMER_ID("customerId", FieldKind.ID, wish -> Value.ofText(wish.customerId())),
        SKU("sku", FieldKind.ID, wish -> Value.ofText(wish.sku()));

        private final Reading<Wish> reading;

        Column(String wireName, FieldKind kind, Function<Wish, Value> reader) {
            this.reading = new Reading<>(wireName, kind, reader);
        }

        @Override
        public Reading<Wish> reading() {
            return reading;
        }
    }

    /** The one definition. */
    record Definition() implements RecordDefinition<Wish> {
        @Override
        public EventType type() {
            return TYPE;
        }

        @Override
        public Class<Wish> eventClass() {
            return Wish.class;
        }

        @Override
        public String topic() {
            return "wishes";
        }

        @Override
        public List<EventField<Wish>> fields() {
            return List.of(Column.values());
        }

        @Override
        public boolean mayHaveAttributes() {
            return false;
        }

        @Override
        public Optional<EventField<Wish>> idField() {
            return Optional.of(Column.WISH_ID);
        }

        @Override
        public EventField<Wish> timeField() {
            return Column.TIME;
        }

        @Override
        public List<EventField<Wish>> required() {
            return List.of(Column.WISH_ID, Column.TIME, Column.CUSTOMER_ID);
        }

        @Override
        public List<EventField<Wish>> oneOf() {
            return List.of();
        }

        @Override
        public Wish event(RecordFields record) {
            return new Wish(
                    record.text(Column.WISH_ID),
                    record.millis(Column.TIME, 0),
                    record.text(Column.CUSTOMER_ID),
                    record.text(Column.SKU));
        }

        @Override
        public int form() {
            return 101;
        }

        @Override
        public void write(Wish wish, DataOutput out) throws IOException {
            Binary.writeText(wish.wishId, out);
            out.writeLong(wish.timestampMillis);
            Binary.writeText(wish.customerId, out);
            Binary.writeText(wish.sku, out);
        }

        @Override
        public Wish read(int form, DataInput in) throws IOException {
            return new Wish(Binary.readText(in), in.readLong(), Binary.readText(in), Binary.readText(in));
        }
    }
}
