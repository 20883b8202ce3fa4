package dev.weir.features.definition;

import dev.weir.events.EventType;
import java.util.List;

/**
 * What a feature is, apart from its name: equal definitions are one feature, whichever rule they stand in.
 *
 * @param over the type of the events that it counts
 * @param by canonical names of the fields that its key is made of, sorted, without repetition
 * @param where canonical text of the condition, {@code ""} for none
 * @param expression canonical text of what is aggregated, {@code ""} for {@link Form#COUNT} and {@link Form#SINCE}
 * @param windowMillis length of the sliding window (t - window, t], over 0
 * @param includesCurrent whether the event that is being decided counts
 */
public record FeatureDefinition(
        Form form,
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
        SeriesKind kind = SeriesKind.of(form);
        return new SeriesDefinition(
                kind,
                over,
                by,
                where,
                kind == SeriesKind.TIMES ? "" : expression,
                kind == SeriesKind.DISTINCT ? windowMillis : 0);
    }

    /**
     * Stable and short: equal for equal definitions. A hash over all components, worked out at each call; ask once, not per
     * event.
     */
    public String id() {
        return DefinitionId.of(
                form.stateName(),
                over.stateName(),
                String.join(",", by),
                where,
                expression,
                Long.toString(windowMillis),
                Boolean.toString(includesCurrent));
    }
}
