package dev.weir.engine;

import dev.weir.features.FeatureDefinition;

/**
 * A feature, and the series that answers it.
 *
 * @param series its id
 */
record Ask(FeatureDefinition feature, String series) {
    static Ask of(FeatureDefinition feature) {
        return new Ask(feature, feature.series().id());
    }
}
