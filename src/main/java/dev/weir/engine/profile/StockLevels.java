package dev.weir.engine.profile;

import dev.weir.events.Stock;
import dev.weir.events.StockChange;
import dev.weir.events.binary.Binary;
import dev.weir.events.definition.EventCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The stock of one sku by warehouse. A deleted row is remembered with its time, so that an older change that comes late
 * does not bring it back. Size: a few dozen bytes per warehouse that ever was.
 */
public final class StockLevels {
    private static final int VERSION = 1;
    private static final EventCodec LEVELS = new EventCodec();

    private final Map<String, StockChange> latest = new TreeMap<>();

    /**
     * Applies a change.
     *
     * @return false if a later one was applied for its warehouse already, or it is the end of a row whose place another took:
     *     then nothing happened
     */
    boolean apply(StockChange change) {
        StockChange applied = latest.get(change.warehouse());
        if (applied != null && (change.isBefore(applied) || change.endsAnotherThan(applied))) {
            return false;
        }
        latest.put(change.warehouse(), change);
        return true;
    }

    /** The sum over the warehouses, or empty if no row is left. */
    Optional<Stock> total() {
        long available = 0;
        long reserved = 0;
        double price = Double.NaN;
        long pricedMillis = Long.MIN_VALUE;
        boolean any = false;
        for (StockChange level : latest.values()) {
            if (!level.deleted()) {
                any = true;
                available += level.available();
                reserved += level.reserved();
                if (!Double.isNaN(level.price()) && level.timestampMillis() >= pricedMillis) {
                    price = level.price();
                    pricedMillis = level.timestampMillis();
                }
            }
        }
        return any ? Optional.of(new Stock(available, reserved, price)) : Optional.empty();
    }

    /** Whether no warehouse is known. */
    public boolean isEmpty() {
        return latest.isEmpty();
    }

    void write(DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        Binary.writeCount(latest.size(), out);
        for (StockChange level : latest.values()) {
            LEVELS.write(level, out);
        }
    }

    static StockLevels read(DataInput in) throws IOException {
        Binary.readVersion(VERSION, "stock", in);
        StockLevels levels = new StockLevels();
        int warehouses = Binary.readCount(in);
        for (int i = 0; i < warehouses; i++) {
            StockChange level = (StockChange) LEVELS.read(in);
            levels.latest.put(level.warehouse(), level);
        }
        return levels;
    }
}
