package dev.weir.engine;

import dev.weir.features.FeatureDefinition;
import java.util.List;
import java.util.Set;

/**
 * What becomes of an event of one type at one combination of fields.
 *
 * @param reader of keys
 * @param feeds series that take the event in
 * @param feedsStock whether the event is stock of the key
 * @param asks features that rules triggered by the event want answered, each once
 * @param askedSeries the id of the series of each of them
 * @param asksStock whether they want the stock
 * @param series ids of all series of the combination, whatever type they are over
 * @param keepMillis how long after its last event a key is kept
 */
record KeyPlan(
        KeyedBy reader,
        List<SeriesPlan> feeds,
        boolean feedsStock,
        List<FeatureDefinition> asks,
        List<String> askedSeries,
        boolean asksStock,
        Set<String> series,
        long keepMillis) {

    /** Whether the key takes anything in of the event. */
    boolean remembers() {
        return feedsStock || !feeds.isEmpty();
    }

    /** Whether the key has something to say about the event; of a change of stock, whether it was news. */
    boolean answers() {
        return feedsStock || asksStock || !asks.isEmpty();
    }
}
