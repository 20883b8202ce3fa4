package dev.weir.patterns.match;

import dev.weir.events.Event;
import dev.weir.events.Stock;
import dev.weir.events.Value;
import java.util.List;
import java.util.Optional;

/**
 * An event as presented to a pattern.
 *
 * @param epoch the epoch stamped on the event
 * @param features values, at its arrival, of the features that conditions use; kept only while the event waits
 * @param stock of the key, in the same way
 */
public record Occurrence(Event event, long epoch, List<Value> features, Optional<Stock> stock) {
    /** Makes defensive copies. */
    public Occurrence {
        features = List.copyOf(features);
    }
}
