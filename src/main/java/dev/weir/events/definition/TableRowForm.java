package dev.weir.events.definition;

import dev.weir.events.EventType;
import dev.weir.events.binary.AttributesCodec;
import dev.weir.events.binary.Binary;
import dev.weir.events.table.TableRow;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** The binary form of a row of any declared table. */
final class TableRowForm {
    /** The number of the form. */
    static final int NUMBER = 6;

    private final AttributesCodec columns = new AttributesCodec();
    private final ChangeOriginForm origins = new ChangeOriginForm();

    void write(TableRow row, DataOutput out) throws IOException {
        Binary.writeText(row.type().ruleName(), out);
        Binary.writeText(row.key(), out);
        Binary.writeZigZag(row.timestampMillis(), out);
        out.writeBoolean(row.deleted());
        columns.write(row.columns(), out);
        Binary.writeCount(row.unsent().size(), out);
        for (String column : new TreeSet<>(row.unsent())) {
            Binary.writeText(column, out);
        }
        origins.write(row.origin(), out);
    }

    /** Reads a row. Arguments are evaluated from left to right (JLS 15.7.4). */
    TableRow read(DataInput in) throws IOException {
        return new TableRow(
                EventType.table(Binary.readText(in)),
                Binary.readText(in),
                Binary.readZigZag(in),
                in.readBoolean(),
                columns.read(in),
                unsent(in),
                origins.read(in));
    }

    private static Set<String> unsent(DataInput in) throws IOException {
        Set<String> unsent = new HashSet<>();
        int count = Binary.readCount(in);
        for (int i = 0; i < count; i++) {
            unsent.add(Binary.readText(in));
        }
        return unsent;
    }
}
