package dev.weir.engine.plan;

import dev.weir.features.definition.FeatureDefinition;

/**
 * A feature that is requested of a key, and the series that answers it.
 *
 * @param series its id
 */
public record FeatureRequest(FeatureDefinition feature, String series) {
    static FeatureRequest of(FeatureDefinition feature) {
        return new FeatureRequest(feature, feature.series().id());
    }
}
