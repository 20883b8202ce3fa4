package dev.weir.engine.pacing;

import dev.weir.rules.rule.Rule;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What holds for the firings of all rules with a tag, whatever the rules themselves say.
 *
 * @param caps names differ
 * @param holdouts names differ
 */
public record FiringPolicies(List<TagCap> caps, List<Holdout> holdouts) implements Serializable {
    /** No limits across rules. */
    public static final FiringPolicies NONE = new FiringPolicies(List.of(), List.of());

    /** The prefix of the names of caps among the counted firings; ids of rules contain no colon. */
    static final String CAP = "cap:";

    /** Makes defensive copies. */
    public FiringPolicies {
        caps = List.copyOf(caps);
        holdouts = List.copyOf(holdouts);
    }

    /** Returns the first holdout that keeps a rule from firing for a subject. */
    public Optional<Holdout> holdoutOf(Rule rule, String subject) {
        for (Holdout holdout : holdouts) {
            if (holdout.has(rule, subject)) {
                return Optional.of(holdout);
            }
        }
        return Optional.empty();
    }

    /** Returns the same policies and these caps; of those with one name the one that is here already counts. */
    FiringPolicies with(List<TagCap> others) {
        List<TagCap> all = new ArrayList<>(caps);
        others.stream()
                .filter(other -> caps.stream().noneMatch(cap -> cap.name().equals(other.name())))
                .forEach(all::add);
        return new FiringPolicies(all, holdouts);
    }

    /** Returns whether each rule fires as if it were alone. */
    boolean areNone() {
        return caps.isEmpty() && holdouts.isEmpty();
    }

    /** Returns the same policies for everybody. */
    public FiringPolicies withoutHoldouts() {
        return new FiringPolicies(caps, List.of());
    }

    /** Returns the caps that hold for a rule. */
    public List<TagCap> capsOf(Rule rule) {
        return caps.isEmpty()
                ? caps
                : caps.stream().filter(cap -> cap.isOf(rule)).toList();
    }

    /**
     * Returns the epoch of birth of what firings are counted for.
     *
     * @param born that of each rule, by id
     * @return {@link Long#MAX_VALUE} if there is no such rule or cap
     */
    long bornEpoch(String name, Map<String, Long> born) {
        return caps.stream().anyMatch(cap -> cap.key().equals(name)) ? 0 : born.getOrDefault(name, Long.MAX_VALUE);
    }
}
