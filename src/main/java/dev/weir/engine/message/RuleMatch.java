package dev.weir.engine.message;

import dev.weir.events.Event;
import dev.weir.events.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A match and the rule that it belongs to.
 *
 * @param version the version under which the match finishes
 * @param stages the events that each stage took, in the order of the pattern
 * @param features values of the rule's features by name, where no signal contains them
 */
public record RuleMatch(String rule, long version, Map<String, List<Event>> stages, Map<String, Value> features) {
    /** Makes a defensive copy that keeps the order. */
    public RuleMatch {
        Map<String, List<Event>> copy = new LinkedHashMap<>();
        stages.forEach((stage, events) -> copy.put(stage, List.copyOf(events)));
        stages = Collections.unmodifiableMap(copy);
        features = Map.copyOf(features);
    }

    /** Returns the ids of the events by stage. */
    public Map<String, List<String>> ids() {
        Map<String, List<String>> ids = new LinkedHashMap<>();
        stages.forEach((stage, events) -> {
            List<String> ofStage = new ArrayList<>(events.size());
            events.forEach(event -> ofStage.add(event.id()));
            ids.put(stage, ofStage);
        });
        return ids;
    }
}
