package dev.weir.engine;

import dev.weir.features.Series;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that one key remembers, in one value: read once and written once per event.
 *
 * <p>Size: the sum over its series of what {@link Series} states, the events seen lately, the stock of a sku.
 */
public final class ProfileState {
    private final Map<String, Series> series;
    private final Seen seen;
    private final StockLevels stock;
    private final Expiry expiry;
    private long lastSegmentId;

    /** A key that nothing is known of. */
    public ProfileState() {
        this(new TreeMap<>(), new Seen(), new StockLevels(), new Expiry(), 0);
    }

    ProfileState(Map<String, Series> series, Seen seen, StockLevels stock, Expiry expiry, long lastSegmentId) {
        this.series = series;
        this.seen = seen;
        this.stock = stock;
        this.expiry = expiry;
        this.lastSegmentId = lastSegmentId;
    }

    /** A number for a segment that none of this key has or had. */
    public long newSegmentId() {
        lastSegmentId++;
        return lastSegmentId;
    }

    Map<String, Series> series() {
        return series;
    }

    Seen seen() {
        return seen;
    }

    StockLevels stock() {
        return stock;
    }

    Expiry expiry() {
        return expiry;
    }

    long lastSegmentId() {
        return lastSegmentId;
    }
}
