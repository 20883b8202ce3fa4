package dev.weir.events.definition;

import dev.weir.events.Attributes;
import dev.weir.events.EventField;
import dev.weir.events.EventType;
import dev.weir.events.FieldKind;
import dev.weir.events.Value;
import dev.weir.events.ValueType;
import dev.weir.events.table.TableRow;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A table that the job config declares: its rows are kept by their key, and joined with the events that have that key
 * in one of their fields.
 *
 * @param type by the name of the table
 * @param topic with the changes of its rows
 * @param by the field of events with the key of a row, such as {@code customerId}; rules and features over the table
 *     call the key so
 * @param columns the types of the other columns, by name
 */
public record TableDefinition(EventType type, String topic, String by, Map<String, ValueType> columns)
        implements ChangeDefinition<TableRow> {
    /** The name of the time of a change in plain records and in rules. */
    public static final String TIME = "timestamp";

    /** The name in rules of whether the row was deleted. */
    public static final String DELETED = "deleted";

    /** What Debezium writes for a large value that did not change and that the log of the database does not have. */
    static final String UNSENT = "__debezium_unavailable_value";

    private static final int KEY = 0;
    private static final TableRowForm FORM = new TableRowForm();

    /** Makes a defensive copy. */
    public TableDefinition {
        columns = Map.copyOf(columns);
    }

    /** A column of the table, by its index: the key, the others by name, the time, and whether it was deleted. */
    private record Column(int ordinal, Reading<TableRow> reading) implements EventField<TableRow> {}

    @Override
    public Class<TableRow> eventClass() {
        return TableRow.class;
    }

    @Override
    public List<EventField<TableRow>> fields() {
        List<EventField<TableRow>> fields = new ArrayList<>(recordFields());
        fields.add(new Column(
                fields.size(),
                new EventField.Reading<>(DELETED, FieldKind.TRUTH, row -> new Value.Bool(row.deleted()))));
        return fields;
    }

    @Override
    public List<EventField<TableRow>> recordFields() {
        List<EventField<TableRow>> fields = new ArrayList<>();
        fields.add(keyField());
        fields.addAll(valueFields());
        fields.add(timeField());
        return fields;
    }

    @Override
    public EventField<TableRow> keyField() {
        return new Column(KEY, new EventField.Reading<>(by, FieldKind.ID, row -> new Value.Text(row.key())));
    }

    @Override
    public EventField<TableRow> timeField() {
        return new Column(
                columns.size() + 1,
                new EventField.Reading<>(TIME, FieldKind.TIME, row -> new Value.Time(row.timestampMillis())));
    }

    /** Returns no field: there is one row for each key. */
    @Override
    public List<EventField<TableRow>> rowFields() {
        return List.of();
    }

    @Override
    public List<EventField<TableRow>> valueFields() {
        List<EventField<TableRow>> fields = new ArrayList<>();
        new TreeMap<>(columns)
                .forEach((name, column) -> fields.add(new Column(
                        fields.size() + 1,
                        new EventField.Reading<>(
                                name, FieldKind.of(column), row -> row.columns().get(name)))));
        return fields;
    }

    @Override
    public String subjectMatter() {
        return "rows";
    }

    @Override
    public TableRow event(RecordFields row, Change change) {
        Map<String, Value> values = new HashMap<>();
        Set<String> unsent = new HashSet<>();
        for (EventField<TableRow> column : valueFields()) {
            Value value = valueOf(row, column);
            if (value instanceof Value.Text text && text.value().equals(UNSENT)) {
                unsent.add(column.wireName());
            } else if (value.isPresent()) {
                values.put(column.wireName(), value);
            }
        }
        return new TableRow(
                type,
                row.text(keyField()),
                change.millis(),
                change.deleted(),
                new Attributes(values),
                unsent,
                change.origin());
    }

    private static Value valueOf(RecordFields row, EventField<TableRow> column) {
        if (!row.has(column)) {
            return Value.absent();
        }
        return switch (column.kind().type()) {
            case STRING -> new Value.Text(row.text(column));
            case INT -> new Value.Int(row.whole(column, 0));
            case DOUBLE -> new Value.Real(row.real(column));
            case BOOL -> new Value.Bool(row.truth(column));
            case TIMESTAMP -> new Value.Time(row.millis(column, 0));
        };
    }

    @Override
    public int form() {
        return TableRowForm.NUMBER;
    }

    @Override
    public void write(TableRow event, DataOutput out) throws IOException {
        FORM.write(event, out);
    }

    @Override
    public TableRow read(int form, DataInput in) throws IOException {
        return FORM.read(in);
    }

    /** Returns the column with a name that rules can read of the row of an event; empty if there is none. */
    public Optional<ValueType> column(String name) {
        return Optional.ofNullable(columns.get(name));
    }
}
