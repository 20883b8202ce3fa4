package dev.weir.events.answer;

import dev.weir.events.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a model said, as the reason of a rule tells it.
 *
 * @param version of the model; 0 if the score was stated, and no model was asked
 * @param challenger whether it was the challenger that said it
 * @param score 0 to 1
 * @param inputs those that moved the score most, with their values, beginning with the one that moved it furthest; none if
 *     the model cannot tell
 */
public record ModelScore(long version, boolean challenger, double score, Map<String, Value> inputs) {
    /** Makes a defensive copy in the same order. */
    public ModelScore {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }
}
