package dev.weir.twin;

import dev.weir.events.Value;
import dev.weir.features.definition.TimeWindow;
import dev.weir.features.function.AggregateFunction;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A feature as YAML and as the twin works it out.
 *
 * @param shown its name in expressions: that of a shared one begins with {@code defs.}
 * @param on the events whose rules may ask it
 * @param key of an event; "" if it has none
 * @param input of an event; absent if that does not count
 * @param coarse whether older parts are sums of a day
 */
record Feat(
        String name,
        String shown,
        String yaml,
        String over,
        Set<String> on,
        Function<Fact, String> key,
        Predicate<Fact> where,
        Function<Fact, Value> input,
        AggregateFunction form,
        TimeWindow window,
        boolean current,
        boolean coarse,
        Set<String> constructs) {
    /** In its window, the zone of the row. */
    static final String OF_ROW = "zone of a row in a window";

    /** Told by a part of all events. */
    static final String OF_PART = "exact false";

    boolean isOfRow() {
        return constructs.contains(OF_ROW);
    }

    boolean isOfPart() {
        return constructs.contains(OF_PART);
    }

    Feat shared() {
        return new Feat(
                name,
                "defs." + name,
                yaml,
                over,
                on,
                key,
                where,
                input,
                form,
                window,
                current,
                coarse,
                Cond.union(constructs, Set.of("defs feature")));
    }
}
