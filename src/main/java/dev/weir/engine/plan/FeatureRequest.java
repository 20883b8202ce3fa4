package dev.weir.engine.plan;

import dev.weir.features.definition.FeatureDefinition;
import dev.weir.features.definition.KeyedAnswer;

/**
 * An answer that is requested of a key.
 *
 * @param series the id of the series that it is computed from; {@code ""} for a column, which a row answers
 */
public record FeatureRequest(KeyedAnswer feature, String series) {
    static FeatureRequest of(KeyedAnswer feature) {
        return new FeatureRequest(
                feature, feature instanceof FeatureDefinition of ? of.series().id() : "");
    }

    /**
     * Returns the requested aggregate.
     *
     * @throws ClassCastException if a column is requested
     */
    public FeatureDefinition aggregate() {
        return (FeatureDefinition) feature;
    }
}
