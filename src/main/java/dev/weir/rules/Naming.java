package dev.weir.rules;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What names mean when an expression is evaluated, beside events and features.
 *
 * @param stages by name
 * @param ownStock whether {@code stock} is that of the key of the rule's pattern, and not that of a click
 */
record Naming(Map<String, StageName> stages, boolean ownStock) {
    /** Of an expression that is not part of a pattern's rule. */
    static final Naming PLAIN = new Naming(Map.of(), false);

    /** Copies. */
    Naming {
        stages = Map.copyOf(stages);
    }

    /** With these stages. */
    static Naming of(Collection<StageName> stages, boolean ownStock) {
        // two of one name are an error that was noted
        return new Naming(
                stages.stream().collect(Collectors.toMap(StageName::name, Function.identity(), (one, other) -> one)),
                ownStock);
    }
}
