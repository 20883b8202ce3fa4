package dev.weir.engine.pacing;

import dev.weir.rules.rule.Rule;
import dev.weir.text.SaltedHash;
import java.io.Serializable;
import java.util.Set;

/**
 * Subjects for whom no rule with a tag fires, so that others can be compared with them.
 *
 * @param tags a rule with any of them does not fire
 * @param percent of all subjects, 1 to 100
 * @param salt which share of the subjects it is: that of which {@code bucket(salt, subject)} is below the percentage
 */
public record Holdout(String name, Set<String> tags, int percent, String salt) implements Serializable {
    /** Makes defensive copies. */
    public Holdout {
        tags = Set.copyOf(tags);
    }

    /** Returns whether it keeps a rule from firing for a subject. */
    public boolean has(Rule rule, String subject) {
        return rule.tags().stream().anyMatch(tags::contains) && SaltedHash.bucket(salt, subject) < percent;
    }
}
