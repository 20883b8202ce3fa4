package dev.weir.io.event;

import static dev.weir.io.event.WireField.AVAILABLE;
import static dev.weir.io.event.WireField.PRICE;
import static dev.weir.io.event.WireField.RESERVED;
import static dev.weir.io.event.WireField.SKU;
import static dev.weir.io.event.WireField.WAREHOUSE;

import dev.weir.events.ChangeOrigin;
import dev.weir.events.StockChange;
import dev.weir.io.value.BadRecord;
import dev.weir.operators.EventReader.Reading;
import org.jspecify.annotations.Nullable;

/**
 * A row of the stock table, as it was and as it is, and what that means for stock. Which stock a row is about, its sku and
 * warehouse, need not be its key in the database, so that an update can take it elsewhere: then it is gone from the one
 * place first, and in the other after that, as Debezium itself has it where the key changes.
 *
 * <p>How much of the old row there is depends on the database: all of it, its key, or nothing. A column that was not sent
 * is absent or null, so that a row with neither figures nor a price is taken for one of which only the key was sent.
 *
 * @param op as the envelope has it
 */
record StockRow(
        Mapping mapping, @Nullable Draft before, @Nullable Draft after, String op, long millis, ChangeOrigin origin) {
    private static final String ONLY_KEY = ": only the key of the row was sent; have the database send whole rows,"
            + " PostgreSQL with ALTER TABLE … REPLICA IDENTITY FULL, MySQL with binlog_row_image=FULL";

    /** The row as it is. */
    StockChange now() throws BadRecord {
        if (after == null) {
            throw new BadRecord("after is missing in a change with op " + op + "; write the new row");
        }
        mapping.require(after, SKU);
        return change(after, false);
    }

    /** The row as it is, and where it was elsewhere, that it is gone from there. */
    Reading updated() throws BadRecord {
        StockChange now = now();
        if (after == null || before == null || !isMoved(before, after)) {
            return new Reading.Accepted(now);
        }
        if (!isWhole(before) && !before.has(WAREHOUSE) && after.has(WAREHOUSE)) {
            throw new BadRecord("before has no " + mapping.named(WAREHOUSE) + in() + ONLY_KEY);
        }
        return new Reading.Moved(change(before, true), now);
    }

    private static boolean isMoved(Draft before, Draft after) {
        if (!before.has(SKU)) {
            return false; // nobody knows
        }
        boolean knowsWarehouse = before.has(WAREHOUSE) || isWhole(before);
        return !before.text(SKU).equals(after.text(SKU))
                || (knowsWarehouse && !before.text(WAREHOUSE).equals(after.text(WAREHOUSE)));
    }

    /** The row as it was before it was deleted. */
    StockChange deleted() throws BadRecord {
        if (before == null) {
            throw new BadRecord(
                    "before is missing" + in() + "; write the deleted row; PostgreSQL needs REPLICA IDENTITY FULL");
        }
        if (!before.has(SKU)) {
            throw new BadRecord("before has no " + mapping.named(SKU) + in() + ONLY_KEY);
        }
        if (lacksWarehouse(before)) {
            throw new BadRecord("before has no " + mapping.named(WAREHOUSE) + in() + ONLY_KEY);
        }
        return change(before, true);
    }

    /** A deleted row that was flattened: it stands where the new one would. */
    StockChange flattenedDelete() throws BadRecord {
        if (after == null || !after.has(SKU)) {
            throw new BadRecord("the deleted row has no " + mapping.named(SKU) + ONLY_KEY);
        }
        if (lacksWarehouse(after)) {
            throw new BadRecord("the deleted row has no " + mapping.named(WAREHOUSE) + ONLY_KEY);
        }
        return change(after, true);
    }

    private String in() {
        return " in a change with op " + op;
    }

    /** Whether rows have a warehouse, and that of this one was not sent. */
    private static boolean lacksWarehouse(Draft row) {
        return !row.has(WAREHOUSE) && row.names(WAREHOUSE) && !isWhole(row);
    }

    private static boolean isWhole(Draft row) {
        return row.has(AVAILABLE) || row.has(RESERVED) || row.has(PRICE);
    }

    private StockChange change(Draft row, boolean deleted) {
        return new StockChange(
                row.text(SKU),
                row.text(WAREHOUSE),
                millis,
                deleted,
                row.whole(AVAILABLE, 0),
                row.whole(RESERVED, 0),
                row.real(PRICE),
                origin);
    }
}
