package dev.weir.events.definition;

import dev.weir.events.Click;
import dev.weir.events.Click.Column;
import dev.weir.events.EventField;
import dev.weir.events.EventType;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The definition of clicks. */
record ClickDefinition() implements RecordDefinition<Click> {
    private static final ClickForm FORM = new ClickForm();
    private static final List<EventField<Click>> FIELDS = List.of(Column.values());

    @Override
    public EventType type() {
        return EventType.CLICK;
    }

    @Override
    public Class<Click> eventClass() {
        return Click.class;
    }

    @Override
    public String topic() {
        return "clickstream";
    }

    @Override
    public List<EventField<Click>> fields() {
        return FIELDS;
    }

    @Override
    public boolean mayHaveAttributes() {
        return true;
    }

    @Override
    public Optional<EventField<Click>> idField() {
        return Optional.of(Column.EVENT_ID);
    }

    @Override
    public EventField<Click> timeField() {
        return Column.TIME;
    }

    @Override
    public List<EventField<Click>> required() {
        return List.of(Column.EVENT_ID, Column.TIME, Column.KIND);
    }

    @Override
    public List<EventField<Click>> oneOf() {
        return List.of(Column.CUSTOMER_ID, Column.SESSION_ID, Column.DEVICE_ID);
    }

    @Override
    public Click event(RecordFields record) {
        return new Click(
                record.text(Column.EVENT_ID),
                record.millis(Column.TIME, 0),
                record.text(Column.KIND),
                record.text(Column.CUSTOMER_ID),
                record.text(Column.SESSION_ID),
                record.text(Column.DEVICE_ID),
                record.text(Column.IP),
                record.text(Column.SKU),
                record.whole(Column.QUANTITY, Click.NO_QUANTITY),
                record.real(Column.PRICE),
                record.text(Column.URL),
                record.text(Column.QUERY),
                record.attributes());
    }

    @Override
    public int form() {
        return 2;
    }

    @Override
    public void write(Click event, DataOutput out) throws IOException {
        FORM.write(event, out);
    }

    @Override
    public Click read(int form, DataInput in) throws IOException {
        return FORM.read(in);
    }
}
