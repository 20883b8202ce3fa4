package dev.weir.rules.rule;

import java.util.List;
import java.util.Optional;

/**
 * What expressions give of the key of a pattern.
 *
 * @param computed parts that are the same for all stages
 * @param ofStages the only part, if each stage has its own
 */
public record PatternKeys(List<ComputedKey> computed, Optional<StageKeys> ofStages) {
    /** The key consists of fields. */
    public static final PatternKeys NONE = new PatternKeys(List.of(), Optional.empty());

    /** Makes a defensive copy. */
    public PatternKeys {
        computed = List.copyOf(computed);
    }
}
