package dev.weir.features.definition;

import java.util.List;

/** What a key answers about an event: an aggregate of earlier events, or a column of a row. Equal ones are one answer. */
public sealed interface KeyedAnswer permits FeatureDefinition, RowColumn {

    /** Returns the canonical names of the fields of the key, sorted. */
    List<String> by();

    /** Returns a stable, short id: equal for equal answers. */
    String id();
}
