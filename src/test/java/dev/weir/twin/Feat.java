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
