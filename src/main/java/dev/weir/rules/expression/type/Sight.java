package dev.weir.rules.expression.type;

import dev.cel.common.types.CelType;
import dev.weir.events.EventType;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an expression of a rule sees.
 *
 * @param events the types that the event at hand may have
 * @param stages those that it may name
 * @param features by name, with the types of those that are variables
 * @param lineFeatures likewise those that are fields of a line
 * @param decides whether it is part of a decision about a subject: it can ask for earlier ones, and lines of the
 *     transaction at hand have stock and features
 * @param seesStock whether {@code stock} is a variable
 */
public record Sight(
        Set<EventType> events,
        List<StageName> stages,
        Map<String, CelType> features,
        Map<String, CelType> lineFeatures,
        boolean decides,
        boolean seesStock) {
    /** Copies. */
    public Sight {
        events = Set.copyOf(events);
        stages = List.copyOf(stages);
        features = Map.copyOf(features);
        lineFeatures = Map.copyOf(lineFeatures);
    }
}
