package dev.weir.engine;

import dev.weir.features.Retention;
import dev.weir.features.SeriesDefinition;
import dev.weir.rules.FeatureInput;
import java.util.List;

/**
 * A series that a key keeps.
 *
 * @param id under which the state holds it
 * @param input what it takes in of an event
 * @param retention how long, so that every feature of this epoch can be answered
 * @param rules ids of those that have a feature of it
 */
record SeriesPlan(
        String id, SeriesDefinition definition, FeatureInput input, Retention retention, List<String> rules) {}
