package dev.weir.engine.pacing;

import dev.weir.rules.rule.Pacing;
import dev.weir.rules.rule.Rule;
import java.io.Serializable;
import java.util.Map;
import java.util.Set;

/**
 * How often rules with a tag may fire for one subject, all of them together.
 *
 * @param name under which firings are counted
 * @param tags a rule with any of them counts
 * @param count the most firings within the window
 * @param overMillis the length of the window, which ends at the event
 */
public record TagCap(String name, Set<String> tags, int count, long overMillis) implements Serializable {
    /** Makes defensive copies. */
    public TagCap {
        tags = Set.copyOf(tags);
    }

    /** Returns whether the cap holds for a rule. */
    public boolean isOf(Rule rule) {
        return rule.tags().stream().anyMatch(tags::contains);
    }

    /** Returns the name among those of rules, which no rule can have. */
    String key() {
        return FiringPolicies.CAP + name;
    }

    /** Returns a firing that the cap counts. */
    PendingFiring attempt(long epoch, long atMillis) {
        return new PendingFiring(
                key(), new Pacing(0, Map.of(), new Pacing.Cap(count, overMillis)), 0, 0, epoch, atMillis);
    }
}
