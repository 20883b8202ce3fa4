package dev.weir.cli.cases;

import dev.weir.events.Attributes;
import dev.weir.events.Content;
import dev.weir.events.ContentSink;
import dev.weir.events.Event;
import dev.weir.events.EventField;
import dev.weir.events.EventType;
import dev.weir.events.FieldKind;
import dev.weir.events.LineItem;
import dev.weir.events.Value;
import dev.weir.events.binary.AttributesCodec;
import dev.weir.events.binary.Binary;
import dev.weir.events.definition.RecordDefinition;
import dev.weir.events.definition.RecordFields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A type of events that this release does not have, in one file as {@code contributing.md} says: with lines and attributes. */
record Refund(
        String refundId,
        long timestampMillis,
        String customerId,
        double amount,
        List<LineItem> items,
        Attributes attributes)
        implements Event {
    private static final EventType TYPE = EventType.builtIn("refund", "REFUND", 3, EventType.Trait.HAS_LINES);

    @Override
    public EventType type() {
        return TYPE;
    }

    @Override
    public String id() {
        return refundId;
    }

    @Override
    public String subject() {
        return customerId;
    }

    @Override
    public Refund withItems(List<LineItem> lines) {
        return new Refund(refundId, timestampMillis, customerId, amount, lines, attributes);
    }

    @Override
    public void addContentTo(ContentSink sink) {
        Content.add(1, timestampMillis, sink);
        Content.add(2, customerId, sink);
        Content.add(3, amount, sink);
        Content.add(items, sink);
        Content.add(attributes, sink);
    }

    /** Its fields. */
    @SuppressWarnings("ImmutableEnumChecker") // the readers have no state
    enum Column implements EventField<Refund> {
        REFUND_ID("refundId", FieldKind.ID, refund -> Value.ofText(refund.refundId())),
        TIME("refundedAt", FieldKind.TIME, refund -> new Value.Time(refund.timestampMillis())),
        CUSTOMER_ID("customerId", FieldKind.ID, refund -> Value.ofText(refund.customerId())),
        AMOUNT("amount", FieldKind.MONEY, refund -> Value.ofReal(refund.amount()));

        private final Reading<Refund> reading;

        Column(String wireName, FieldKind kind, Function<Refund, Value> reader) {
            this.reading = new Reading<>(wireName, kind, reader);
        }

        @Override
        public Reading<Refund> reading() {
            return reading;
        }
    }

    /** The one definition. */
    record Definition() implements RecordDefinition<Refund> {
        private static final AttributesCodec ATTRIBUTES = new AttributesCodec();

        @Override
        public EventType type() {
            return TYPE;
        }

        @Override
        public Class<Refund> eventClass() {
            return Refund.class;
        }

        @Override
        public String topic() {
            return "refunds";
        }

        @Override
        public List<EventField<Refund>> fields() {
            return List.of(Column.values());
        }

        @Override
        public boolean mayHaveAttributes() {
            return true;
        }

        @Override
        public Optional<EventField<Refund>> idField() {
            return Optional.of(Column.REFUND_ID);
        }

        @Override
        public EventField<Refund> timeField() {
            return Column.TIME;
        }

        @Override
        public List<EventField<Refund>> required() {
            return List.of(Column.REFUND_ID, Column.TIME, Column.CUSTOMER_ID);
        }

        @Override
        public List<EventField<Refund>> oneOf() {
            return List.of();
        }

        @Override
        public Refund event(RecordFields record) {
            return new Refund(
                    record.text(Column.REFUND_ID),
                    record.millis(Column.TIME, 0),
                    record.text(Column.CUSTOMER_ID),
                    record.real(Column.AMOUNT),
                    record.lines(),
                    record.attributes());
        }

        @Override
        public int form() {
            return 100;
        }

        @Override
        public void write(Refund refund, DataOutput out) throws IOException {
            Binary.writeText(refund.refundId, out);
            out.writeLong(refund.timestampMillis);
            Binary.writeText(refund.customerId, out);
            out.writeDouble(refund.amount);
            Binary.writeCount(refund.items.size(), out);
            for (LineItem item : refund.items) {
                Binary.writeText(item.sku(), out);
            }
            ATTRIBUTES.write(refund.attributes, out);
        }

        @Override
        public Refund read(int form, DataInput in) throws IOException {
            String id = Binary.readText(in);
            long timestampMillis = in.readLong();
            String customerId = Binary.readText(in);
            double amount = in.readDouble();
            List<LineItem> items = new ArrayList<>();
            for (int left = Binary.readCount(in); left > 0; left--) {
                items.add(new LineItem(Binary.readText(in), 1, Double.NaN));
            }
            return new Refund(id, timestampMillis, customerId, amount, items, ATTRIBUTES.read(in));
        }
    }
}
