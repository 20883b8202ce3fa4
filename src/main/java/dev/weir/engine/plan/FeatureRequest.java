package dev.weir.engine.plan;

import dev.weir.events.table.TableRow;
import dev.weir.features.definition.FeatureDefinition;
import dev.weir.features.definition.KeyedAnswer;
import dev.weir.features.definition.RowColumn;

/**
 * An answer that is requested of a key.
 *
 * @param kept under what the key keeps that which answers: the id of a series, or what distinguishes a row
 */
public record FeatureRequest(KeyedAnswer feature, String kept) {
    /** Returns the request for an answer. */
    public static FeatureRequest of(KeyedAnswer feature) {
        return new FeatureRequest(
                feature,
                feature instanceof RowColumn column
                        ? TableRow.rowOf(column.table())
                        : ((FeatureDefinition) feature).series().id());
    }

    /** Returns whether it is asked after the event was taken in; a row is, so that its own change sees it. */
    boolean countsCurrent() {
        return !(feature instanceof FeatureDefinition aggregate)
                || (aggregate.includesCurrent() && aggregate.function().canCountCurrent());
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
