package dev.weir.engine.row;

import dev.weir.events.Attributes;
import dev.weir.events.binary.Binary;
import dev.weir.events.definition.EventCodec;
import dev.weir.events.table.TableRow;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which change of each row was applied last: a connector that was killed writes earlier changes again, and they must
 * have no effect.
 *
 * <p>Size: some 60 bytes for each of at most {@value #MOST} rows. If there are more, the one that changed longest ago is
 * forgotten; an earlier change of it would then be applied until the later one follows again.
 */
public final class AppliedRows {
    /** The largest number of rows that are remembered. */
    public static final int MOST = 20_000;

    private static final EventCodec ROWS = new EventCodec();

    private final Map<String, TableRow> applied = new LinkedHashMap<>();

    /** Creates a memory of no rows. */
    public AppliedRows() {}

    /**
     * Returns whether a later change of the row was applied before.
     *
     * @param name of the row, which no row of another table has
     */
    public boolean isOutdated(String name, TableRow row) {
        TableRow last = applied.get(name);
        return last != null && row.isBefore(last);
    }

    /** Remembers that this change was applied. */
    public void note(String name, TableRow row) {
        applied.remove(name);
        applied.put(
                name,
                new TableRow(
                        row.type(),
                        row.key(),
                        row.timestampMillis(),
                        row.deleted(),
                        Attributes.NONE,
                        Set.of(),
                        row.origin()));
        if (applied.size() > MOST) {
            applied.remove(applied.keySet().iterator().next());
        }
    }

    /** Writes a compact form. */
    public void write(DataOutput out) throws IOException {
        Binary.writeCount(applied.size(), out);
        for (Map.Entry<String, TableRow> one : applied.entrySet()) {
            Binary.writeText(one.getKey(), out);
            ROWS.write(one.getValue(), out);
        }
    }

    /** Adds what {@link #write} wrote. */
    public void readAll(DataInput in) throws IOException {
        int count = Binary.readCount(in);
        for (int i = 0; i < count; i++) {
            String name = Binary.readText(in);
            if (!(ROWS.read(in) instanceof TableRow row)) {
                throw new IOException("an event that is no row of a table, among the rows of one");
            }
            note(name, row);
        }
    }
}
