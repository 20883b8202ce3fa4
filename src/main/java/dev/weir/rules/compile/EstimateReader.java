package dev.weir.rules.compile;

import dev.weir.events.EventType;
import dev.weir.features.definition.TimeWindow;
import dev.weir.features.function.AggregateFunction;
import dev.weir.features.function.Estimate;
import dev.weir.rules.document.Node;
import dev.weir.rules.document.Section;
import dev.weir.rules.rule.ComputedKey;
import dev.weir.rules.rule.EventParts;
import dev.weir.text.Spelling;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads whether a feature over all events is estimated from a part of them. */
final class EstimateReader {
    static final String EXACT = "exact";
    private static final Set<String> OF_COUNTS = Set.of("count", "sum");
    /** What a part of the events says of all: what grows with their number, and what does not depend on it. */
    private static final Set<String> OF_PARTS =
            new TreeSet<>(Set.of("count", "sum", "avg", "stddev", "median", "percentile"));

    private EstimateReader() {}

    /** Returns whether the feature is told by a part of all events; errors are noted. */
    static boolean isAsked(Section feature, String function, Optional<TimeWindow> window) {
        boolean exact = !feature.has(EXACT) || feature.flag(EXACT);
        if (exact || !isInexact(feature)) {
            return false;
        }
        if (!FeatureKeys.isEmptyList(feature)) {
            feature.wrong(
                    EXACT,
                    "an estimate is for what is kept by nothing; leave 'exact' out, or write by: [] for all events");
        } else if (!function.isEmpty() && !OF_PARTS.contains(function)) {
            feature.wrong(
                    EXACT,
                    "the '" + function + "' of a part of the events does not tell that of all; leave 'exact' out, or"
                            + " write one of " + Spelling.listed(OF_PARTS));
        } else if (window.filter(TimeWindow.Session.class::isInstance).isPresent()) {
            feature.wrong(
                    EXACT, "a part of the events has longer gaps than all; leave 'exact' out, or write over: 30m");
        }
        return true;
    }

    /** Returns whether an estimate is asked for. */
    static boolean isInexact(Section feature) {
        return feature.node(EXACT).orElse(null) instanceof Node.Truth exact && !exact.value();
    }

    /** Returns what a part tells of all events. */
    static AggregateFunction ofAll(AggregateFunction function) {
        return OF_COUNTS.contains(function.key()) ? new Estimate(function, EventParts.COUNT) : function;
    }

    /** Returns the key of the parts of all events of these types. */
    static ComputedKey parts(EventType over, Set<EventType> with) {
        Set<EventType> types = new HashSet<>(with);
        types.add(over);
        return EventParts.key(types);
    }
}
