package dev.weir.engine.plan;

import dev.weir.features.definition.FeatureDefinition;

/**
 * A feature, and the series that answers it.
 *
 * @param series its id
 */
public record Ask(FeatureDefinition feature, String series) {
    static Ask of(FeatureDefinition feature) {
        return new Ask(feature, feature.series().id());
    }
}
