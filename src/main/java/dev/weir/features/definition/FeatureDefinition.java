package dev.weir.features.definition;

import dev.weir.events.EventType;
import dev.weir.features.column.SeriesKind;
import dev.weir.features.function.AggregateFunction;
import java.util.List;

/**
 * What a feature is, apart from its name: equal definitions are one feature, whichever rule they stand in.
 *
 * @param over the type of the events that it counts
 * @param by canonical names of the fields that its key is made of, sorted, without repetition
 * @param where canonical text of the condition, {@code ""} for none
 * @param expression canonical text of what is aggregated, {@code ""} for an aggregate of events
 * @param windowMillis length of the sliding window (t - window, t], over 0
 * @param includesCurrent whether the event that is being decided counts
 */
public record FeatureDefinition(
        AggregateFunction function,
        EventType over,
        List<String> by,
        String where,
        String expression,
        long windowMillis,
        boolean includesCurrent) {

    /** Checks that there is a key and a window. */
    public FeatureDefinition {
        if (by.isEmpty()) {
            throw new IllegalArgumentException("a feature is kept by at least one field");
        }
        if (windowMillis <= 0) {
            throw new IllegalArgumentException("a window is longer than nothing");
        }
        by = List.copyOf(by);
    }

    /** What the series behind it takes in. */
    public SeriesDefinition series() {
        SeriesKind kind = function.kind();
        return new SeriesDefinition(
                kind,
                over,
                by,
                where,
                kind == SeriesKind.TIMES ? "" : expression,
                kind.isOfOneWindow() ? windowMillis : 0);
    }

    /**
     * Stable and short: equal for equal definitions. A hash over all components, worked out at each call; ask once, not per
     * event.
     */
    public String id() {
        return DefinitionId.of(
                function.stateName(),
                over.stateName(),
                String.join(",", by),
                where,
                expression,
                Long.toString(windowMillis),
                Boolean.toString(includesCurrent));
    }
}
