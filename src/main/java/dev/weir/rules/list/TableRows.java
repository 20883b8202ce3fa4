package dev.weir.rules.list;

import dev.weir.events.Fingerprint;
import dev.weir.events.Value;
import dev.weir.events.ValueType;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a table has for each of its keys, by the number of the key; without rows for a list that only has entries. */
public final class TableRows {
    /** No rows. */
    public static final TableRows NONE = new TableRows(TableShape.NONE, List.of());

    private final TableShape shape;
    private final List<String> names;
    private final List<TableColumn> columns;

    private TableRows(TableShape shape, List<TableColumn> columns) {
        this.shape = shape;
        this.names = List.copyOf(shape.fields().keySet());
        this.columns = List.copyOf(columns);
    }

    /** Creates rows from the values of each field, in the order of the shape, all equally many. */
    public static TableRows of(TableShape shape, List<List<Value>> byField) {
        List<TableColumn> columns = new ArrayList<>();
        for (ValueType type : shape.fields().values()) {
            columns.add(TableColumn.of(type, byField.get(columns.size())));
        }
        return new TableRows(shape, columns);
    }

    /** Returns what each row has. */
    public TableShape shape() {
        return shape;
    }

    /** Returns a field of a row; absent if the row has no value there, or if no row has such a field. */
    public Value at(int row, String field) {
        for (int i = 0; i < columns.size(); i++) {
            if (names.get(i).equals(field)) {
                return columns.get(i).at(row);
            }
        }
        return Value.absent();
    }

    /** Returns whether there are this many rows, or none because it is no table. */
    boolean areOf(int keys) {
        return columns.stream().allMatch(column -> column.size() == keys);
    }

    /** Returns a hash of a row; 0 if it is no table. */
    long fingerprint(int row) {
        long hash = 0;
        for (int i = 0; i < columns.size(); i++) {
            hash = Fingerprint.of(hash + columns.get(i).fingerprint(row));
        }
        return hash;
    }

    /** Returns a hash of the shape; 0 if it is no table. */
    long fingerprint() {
        return shape.isTable() ? Fingerprint.of(shape.single() + " " + shape.fields()) : 0;
    }

    /** Returns the approximate memory that the rows take, in bytes. */
    long bytes() {
        return columns.stream().mapToLong(TableColumn::bytes).sum();
    }

    void write(DataOutput out) throws IOException {
        shape.write(out);
        for (TableColumn column : columns) {
            column.write(out);
        }
    }

    static TableRows read(int rows, DataInput in) throws IOException {
        TableShape shape = TableShape.read(in);
        List<TableColumn> columns = new ArrayList<>();
        for (ValueType type : shape.fields().values()) {
            columns.add(TableColumn.read(type, rows, in));
        }
        return shape.isTable() ? new TableRows(shape, columns) : NONE;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TableRows that && shape.equals(that.shape) && columns.equals(that.columns);
    }

    @Override
    public int hashCode() {
        return columns.hashCode();
    }
}
