package dev.weir.features.definition;

import dev.weir.events.EventType;
import dev.weir.events.Value;
import dev.weir.features.column.SeriesKind;
import dev.weir.features.function.AggregateFunction;
import dev.weir.features.function.DistinctCount;
import dev.weir.features.function.FirstValue;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A feature apart from its name: equal definitions are one feature, whichever rule they are in.
 *
 * @param over the event type that it aggregates
 * @param by canonical names of the fields of its key, sorted, without repetition; none for all events together
 * @param where canonical text of the condition, {@code ""} for none
 * @param expression canonical text of what is aggregated, {@code ""} for an aggregate of events
 * @param window which events it looks at
 * @param includesCurrent whether the current event counts
 */
public record FeatureDefinition(
        AggregateFunction function,
        EventType over,
        List<String> by,
        String where,
        String expression,
        TimeWindow window,
        boolean includesCurrent)
        implements KeyedAnswer {

    /** Makes a defensive copy. */
    public FeatureDefinition {
        by = List.copyOf(by);
    }

    /** Returns the longest that its window can be, in milliseconds. */
    public long windowMillis() {
        return window.longestMillis();
    }

    /** Returns the series it is computed from. */
    public SeriesDefinition series() {
        SeriesKind kind = kind();
        return new SeriesDefinition(
                kind,
                over,
                by,
                where,
                kind == SeriesKind.TIMES ? "" : expression,
                kind.isOfOneWindow() || window.isKeptApart() ? Optional.of(window.unshifted()) : Optional.empty());
    }

    /**
     * The first value of all is kept alone; the first of a window that moves on needs those behind it. A session is
     * known by its events, and a day in the zone of a row only by the row, so that different values are counted among the
     * events.
     */
    private SeriesKind kind() {
        if (function instanceof FirstValue && window instanceof TimeWindow.Forever) {
            return SeriesKind.EARLIEST;
        }
        return function instanceof DistinctCount
                        && (window instanceof TimeWindow.Session || window.part() instanceof RowCalendar)
                ? SeriesKind.VALUES
                : function.kind();
    }

    /** Returns its value if there are no events. */
    public Value overNothing() {
        Value nothing = function.overNothing();
        return window.parts() == 1 ? nothing : new Value.Items(Collections.nCopies(window.parts(), nothing));
    }

    /** Returns whether it only needs the latest event, so that one entry replaces all before it. */
    public boolean isOfLatest() {
        return function.isOfLatest() && window.parts() == 1 && window.equals(window.unshifted());
    }

    /** Returns whether it only needs the newest events ({@link AggregateFunction#isOfNewest}), or the latest one. */
    boolean isOfNewest() {
        return (function.isOfNewest() && window.equals(window.unshifted())) || isOfLatest();
    }

    /**
     * Returns a stable, short id: equal for equal definitions. A hash over all components, computed at each call; call
     * it once, not per event.
     */
    @Override
    public String id() {
        return DefinitionId.of(
                function.stateName(),
                over.stateName(),
                String.join(",", by),
                where,
                expression,
                window.canonical(),
                Boolean.toString(includesCurrent));
    }
}
