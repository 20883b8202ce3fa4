package dev.weir.events.definition;

import dev.weir.events.EventField;
import dev.weir.events.EventType;
import dev.weir.events.StockChange;
import dev.weir.events.StockChange.Column;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** The definition of the rows of the stock table. */
record StockChangeDefinition() implements ChangeDefinition<StockChange> {
    private static final int WITHOUT_ORIGIN = 3;
    private static final int PRESENT = 4;

    private static final StockChangeForm FORM = new StockChangeForm();
    private static final List<EventField<StockChange>> FIELDS = List.of(Column.values());

    @Override
    public EventType type() {
        return EventType.INVENTORY;
    }

    @Override
    public Class<StockChange> eventClass() {
        return StockChange.class;
    }

    @Override
    public String topic() {
        return "inventory";
    }

    @Override
    public List<EventField<StockChange>> fields() {
        return FIELDS;
    }

    @Override
    public List<EventField<StockChange>> recordFields() {
        return FIELDS.stream().filter(field -> field != Column.DELETED).toList();
    }

    @Override
    public EventField<StockChange> timeField() {
        return Column.TIME;
    }

    @Override
    public EventField<StockChange> keyField() {
        return Column.SKU;
    }

    @Override
    public List<EventField<StockChange>> rowFields() {
        return List.of(Column.WAREHOUSE);
    }

    @Override
    public List<EventField<StockChange>> valueFields() {
        return List.of(Column.AVAILABLE, Column.RESERVED, Column.PRICE);
    }

    @Override
    public String subjectMatter() {
        return "stock";
    }

    @Override
    public StockChange event(RecordFields row, Change change) {
        return new StockChange(
                row.text(Column.SKU),
                row.text(Column.WAREHOUSE),
                change.millis(),
                change.deleted(),
                row.whole(Column.AVAILABLE, 0),
                row.whole(Column.RESERVED, 0),
                row.real(Column.PRICE),
                change.origin());
    }

    @Override
    public int form() {
        return PRESENT;
    }

    @Override
    public Set<Integer> earlierForms() {
        return Set.of(WITHOUT_ORIGIN);
    }

    @Override
    public void write(StockChange event, DataOutput out) throws IOException {
        FORM.write(event, out);
    }

    @Override
    public StockChange read(int form, DataInput in) throws IOException {
        return form == PRESENT ? FORM.read(in) : FORM.readWithoutOrigin(in);
    }
}
