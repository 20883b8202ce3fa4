package dev.weir.features.definition;

import dev.weir.events.EventType;
import dev.weir.features.column.SeriesKind;
import java.util.List;

/**
 * What a series takes in. Features that differ only in aggregate, window or the current event, and whose aggregates want the same
 * kind, share one.
 *
 * @param over the type of the events
 * @param by canonical names of the fields that its key is made of, sorted, without repetition
 * @param where canonical text of the condition, {@code ""} for none
 * @param expression canonical text of what is kept, {@code ""} for {@link SeriesKind#TIMES}
 * @param windowMillis the window for {@link SeriesKind#DISTINCT}, whose thinning hangs on it; 0 for the other kinds
 */
public record SeriesDefinition(
        SeriesKind kind, EventType over, List<String> by, String where, String expression, long windowMillis) {

    /** Checks that there is a key, and a window where and only where it is part of the definition. */
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
     * Stable and short: what names the series in state. A hash over all components, worked out at each call; ask once, not
     * per event.
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
