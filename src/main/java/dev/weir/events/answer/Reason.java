package dev.weir.events.answer;

import dev.weir.events.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A reason of a decision: a rule that fired.
 *
 * @param score 0 to 100
 * @param priority of the rule; orders reasons, and is not written to the topic
 * @param matched ids of the events of each pattern stage, in the order of the pattern
 * @param features value of each feature that the rule's {@code when} uses, except absent ones
 */
public record Reason(
        String rule,
        long version,
        String outcome,
        double score,
        int priority,
        Map<String, Value> params,
        Map<String, List<String>> matched,
        Map<String, Value> features) {

    /** Makes defensive copies; the stages keep their order. */
    public Reason {
        params = Map.copyOf(params);
        matched = Collections.unmodifiableMap(new LinkedHashMap<>(matched));
        features = Map.copyOf(features);
    }
}
