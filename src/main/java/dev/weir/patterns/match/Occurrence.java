package dev.weir.patterns.match;

import dev.weir.events.Event;
import dev.weir.events.Stock;
import dev.weir.events.Value;
import java.util.List;
import java.util.Optional;

/**
 * An event as a pattern meets it.
 *
 * @param epoch that the event was stamped with
 * @param features values, as of its arrival, of the features that conditions use; kept only while the event waits
 * @param stock of the key, likewise
 */
public record Occurrence(Event event, long epoch, List<Value> features, Optional<Stock> stock) {
    /** Makes defensive copies. */
    public Occurrence {
        features = List.copyOf(features);
    }
}
