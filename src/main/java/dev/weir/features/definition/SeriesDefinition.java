package dev.weir.features.definition;

import dev.weir.events.EventType;
import dev.weir.features.column.SeriesKind;
import java.util.List;

/**
 * The input of a series. Features share a series if they differ only in aggregate, window or inclusion of the current
 * event, and their aggregates need the same kind of series.
 *
 * @param over the event type
 * @param by canonical names of the fields of its key, sorted, without repetition
 * @param where canonical text of the condition, {@code ""} for none
 * @param expression canonical text of the stored value, {@code ""} for {@link SeriesKind#TIMES}
 * @param windowMillis the window for {@link SeriesKind#DISTINCT}, whose thinning depends on it; 0 for the other kinds
 */
public record SeriesDefinition(
        SeriesKind kind, EventType over, List<String> by, String where, String expression, long windowMillis) {

    /** Checks that there is a key, and a window exactly if it is part of the definition. */
    public SeriesDefinition {
        if (by.isEmpty()) {
            throw new IllegalArgumentException("a series is kept by at least one field");
        }
        if (kind.isOfOneWindow() ? windowMillis <= 0 : windowMillis != 0) {
            throw new IllegalArgumentException(
                    "a series of kind " + kind + " has " + (kind.isOfOneWindow() ? "a" : "no") + " window of its own");
        }
        by = List.copyOf(by);
    }

    /**
     * Returns a stable, short id, which names the series in state. A hash over all components, computed at each call;
     * call it once, not per event.
     */
    public String id() {
        return DefinitionId.of(
                kind.stateName(),
                over.stateName(),
                String.join(",", by),
                where,
                expression,
                Long.toString(windowMillis));
    }
}
