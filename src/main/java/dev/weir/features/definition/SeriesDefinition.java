package dev.weir.features.definition;

import dev.weir.events.EventType;
import dev.weir.features.column.SeriesKind;
import java.util.List;
import java.util.Optional;

/**
 * The input of a series. Features share a series if they differ only in aggregate, window or inclusion of the current
 * event, and their aggregates need the same kind of series.
 *
 * @param over the event type
 * @param by canonical names of the fields of its key, sorted, without repetition; none for all events together
 * @param where canonical text of the condition, {@code ""} for none
 * @param expression canonical text of the stored value, {@code ""} for {@link SeriesKind#TIMES}
 * @param window the window for kinds whose thinning depends on it, and for windows that are {@linkplain
 *     TimeWindow#isKeptApart kept apart}; empty for the others
 */
public record SeriesDefinition(
        SeriesKind kind,
        EventType over,
        List<String> by,
        String where,
        String expression,
        Optional<TimeWindow> window) {

    /** Checks that there is a window exactly if it is part of the definition. */
    public SeriesDefinition {
        if (kind.isOfOneWindow() != window.isPresent()
                && !window.filter(TimeWindow::isKeptApart).isPresent()) {
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
                window.map(TimeWindow::canonical).orElse("0"));
    }
}
