package dev.weir.engine.plan;

import dev.weir.features.definition.Retention;
import dev.weir.features.definition.SeriesDefinition;
import dev.weir.rules.expression.FeatureInput;
import java.util.List;

/**
 * A series kept by a key.
 *
 * @param id under which it is stored
 * @param input what it takes in of an event
 * @param retention how long, so that every feature of this epoch can be computed
 * @param rules ids of the rules that have a feature of it
 */
public record SeriesPlan(
        String id, SeriesDefinition definition, FeatureInput input, Retention retention, List<String> rules)
        implements SharedWork {}
