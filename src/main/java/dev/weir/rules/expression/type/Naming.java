package dev.weir.rules.expression.type;

import dev.weir.events.EventType;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What names mean when an expression is evaluated, beside events and features.
 *
 * @param stages by name
 * @param events the names of the types of events that the expression may be about
 * @param ownStock whether {@code stock} is that of the key of the rule's pattern, and not that of a click
 */
public record Naming(Map<String, StageName> stages, Set<String> events, boolean ownStock) {
    /** Of an expression that is not part of a pattern's rule. */
    public static final Naming PLAIN = new Naming(Map.of(), Set.of(), false);

    /** Copies. */
    public Naming {
        stages = Map.copyOf(stages);
        events = Set.copyOf(events);
    }

    /** Of an expression that sees this. */
    public static Naming of(Sight sight, boolean ownStock) {
        // two of one name are an error that was noted
        return new Naming(
                sight.stages().stream()
                        .collect(Collectors.toMap(StageName::name, Function.identity(), (one, other) -> one)),
                sight.events().stream().map(EventType::ruleName).collect(Collectors.toSet()),
                ownStock);
    }
}
