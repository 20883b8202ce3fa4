package dev.weir.features.definition;

import dev.weir.events.EventType;
import java.util.List;

/**
 * A column of the present row of a declared table.
 *
 * @param table by its name
 * @param by the field of the key under which the row is kept
 * @param column its name
 */
public record RowColumn(EventType table, List<String> by, String column) implements KeyedAnswer {

    /** Makes a defensive copy. */
    public RowColumn {
        by = List.copyOf(by);
    }

    @Override
    public String id() {
        return DefinitionId.of("ROW", table.stateName(), String.join(",", by), column);
    }
}
