package dev.weir.events.definition;

import dev.weir.events.Attributes;
import dev.weir.events.ChangeOrigin;
import dev.weir.events.EventField;
import dev.weir.events.EventType;
import dev.weir.events.FieldKind;
import dev.weir.events.Value;
import dev.weir.events.ValueType;
import dev.weir.events.table.TableRow;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A table that the job config declares: its rows are kept by their key, and joined with the events that have that key
 * in one of their fields. Immutable.
 */
public final class TableDefinition implements ChangeDefinition<TableRow> {
    private static final long serialVersionUID = 1;

    /** The name of the time of a change in plain records and in rules. */
    public static final String TIME = "timestamp";

    /** The name in rules of whether the row was deleted. */
    public static final String DELETED = "deleted";

    /** What Debezium writes for a large value that did not change and that the log of the database does not have. */
    static final String UNSENT = "__debezium_unavailable_value";

    private static final int KEY = 0;
    private static final TableRowForm FORM = new TableRowForm();

    private final EventType type;
    private final Topics topics;
    private final String by;
    private final Map<String, ValueType> columns;
    private final boolean awaited;
    private final Map<String, TimeUnit> units;
    private final List<EventField<TableRow>> values;

    /**
     * Creates a definition.
     *
     * @param type by the name of the table
     * @param topics with the changes of its rows
     * @param by the field of events with the key of a row, such as {@code customerId}; rules and features over the
     *     table call the key so
     * @param columns the types of the other columns, by name
     * @param awaited whether a job that starts without state reads its rows before it decides the first event
     */
    public TableDefinition(EventType type, Topics topics, String by, Map<String, ValueType> columns, boolean awaited) {
        this(type, topics, by, columns, awaited, Map.of());
    }

    private TableDefinition(
            EventType type,
            Topics topics,
            String by,
            Map<String, ValueType> columns,
            boolean awaited,
            Map<String, TimeUnit> units) {
        this.type = type;
        this.topics = topics;
        this.by = by;
        this.columns = Map.copyOf(columns);
        this.awaited = awaited;
        this.units = Map.copyOf(units);
        List<EventField<TableRow>> sorted = new ArrayList<>();
        new TreeMap<>(columns)
                .forEach((name, column) -> sorted.add(new Column(sorted.size() + 1, name, kindOf(column), Role.VALUE)));
        this.values = List.copyOf(sorted);
    }

    private static FieldKind kindOf(ValueType column) {
        return column == ValueType.TIMESTAMP ? FieldKind.DATE : FieldKind.of(column);
    }

    /**
     * Returns this table with columns of times that are numbers in these units when a record has no schema, by name; others
     * are in the unit of the whole table.
     */
    public TableDefinition with(Map<String, TimeUnit> columnUnits) {
        return new TableDefinition(type, topics, by, columns, awaited, columnUnits);
    }

    /** Returns the units of times that are numbers, by the name of the column. */
    public Map<String, TimeUnit> units() {
        return units;
    }

    /**
     * What the job reads of a table.
     *
     * @param rows the topic with the changes of its rows
     * @param heartbeats the topic on which its connector says that it is alive; {@code ""} if there is none
     */
    public record Topics(String rows, String heartbeats) implements Serializable {}

    /** What a field of a row is. */
    private enum Role {
        KEY,
        VALUE,
        TIME,
        DELETED
    }

    /** A field of a row, by its index: the key, the columns by name, the time, and whether the row was deleted. */
    private record Column(int ordinal, String wireName, FieldKind kind, Role role) implements EventField<TableRow> {
        @Override
        public Reading<TableRow> reading() {
            return new Reading<>(wireName, kind, this::of);
        }

        private Value of(TableRow row) {
            return switch (role) {
                case KEY -> new Value.Text(row.key());
                case VALUE -> row.columns().get(wireName);
                case TIME -> new Value.Time(row.timestampMillis());
                case DELETED -> new Value.Bool(row.deleted());
            };
        }
    }

    @Override
    public EventType type() {
        return type;
    }

    @Override
    public String topic() {
        return topics.rows();
    }

    /** Returns all topics that are read, that of the rows first. */
    public List<String> topics() {
        return topics.heartbeats().isEmpty() ? List.of(topics.rows()) : List.of(topics.rows(), topics.heartbeats());
    }

    /** Returns the field of events with the key of a row. */
    public String by() {
        return by;
    }

    /** Returns whether a job that starts without state reads its rows before it decides the first event. */
    public boolean isAwaited() {
        return awaited;
    }

    /** Returns the types of the columns besides the key, by name. */
    public Map<String, ValueType> columns() {
        return columns;
    }

    @Override
    public Class<TableRow> eventClass() {
        return TableRow.class;
    }

    @Override
    public List<EventField<TableRow>> fields() {
        List<EventField<TableRow>> fields = new ArrayList<>(recordFields());
        fields.add(new Column(fields.size(), DELETED, FieldKind.TRUTH, Role.DELETED));
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
        return new Column(KEY, by, FieldKind.ID, Role.KEY);
    }

    @Override
    public EventField<TableRow> timeField() {
        return new Column(columns.size() + 1, TIME, FieldKind.TIME, Role.TIME);
    }

    /** Returns no field: there is one row for each key. */
    @Override
    public List<EventField<TableRow>> rowFields() {
        return List.of();
    }

    @Override
    public List<EventField<TableRow>> valueFields() {
        return values;
    }

    @Override
    public String subjectMatter() {
        return "rows";
    }

    @Override
    public TableRow event(RecordFields row, Change change) {
        Map<String, Value> present = new HashMap<>();
        Set<String> unsent = new HashSet<>();
        for (EventField<TableRow> column : values) {
            Value value = valueOf(row, column);
            if (value instanceof Value.Text text && text.value().equals(UNSENT)) {
                unsent.add(column.wireName());
            } else if (value.isPresent()) {
                present.put(column.wireName(), value);
            }
        }
        return new TableRow(
                type,
                row.text(keyField()),
                change.millis(),
                change.deleted(),
                new Attributes(present),
                unsent,
                change.origin());
    }

    @Override
    public boolean hasTombstones() {
        return true;
    }

    @Override
    public TableRow tombstone(String key, long millis, ChangeOrigin origin) {
        return TableRow.tombstone(type, key, millis, columns.keySet(), origin);
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

    @Override
    public boolean equals(Object other) {
        return other instanceof TableDefinition that
                && type.equals(that.type)
                && topics.equals(that.topics)
                && by.equals(that.by)
                && awaited == that.awaited
                && units.equals(that.units)
                && columns.equals(that.columns);
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, topics, by, columns);
    }
}
