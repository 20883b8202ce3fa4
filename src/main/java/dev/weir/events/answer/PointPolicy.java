package dev.weir.events.answer;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Sums the points of the reasons of a decision in one channel, and decides by the band that the sum is in.
 *
 * @param channel the name of the channel as decisions have it: {@code ""} for the risk
 * @param tags only the points of rules with one of these count; empty if those of all rules do
 * @param givesScore whether the sum is the score of the channel
 * @param bands in ascending order
 */
public record PointPolicy(String name, String channel, Set<String> tags, boolean givesScore, List<Band> bands)
        implements Serializable {
    /** The beginning of the names that policies have among the rules of a decision; ids of rules have no slash. */
    public static final String PREFIX = "policies/";

    /** Makes defensive copies. */
    public PointPolicy {
        tags = Set.copyOf(tags);
        bands = List.copyOf(bands);
    }

    /**
     * What is decided about a sum.
     *
     * @param from the least sum, inclusive; the next band begins where this one ends
     */
    public record Band(double from, String outcome) implements Serializable {}

    /** Returns the name that it has among the rules of a decision. */
    public String asRule() {
        return PREFIX + name;
    }

    /** Returns whether it counts these points. */
    public boolean counts(Points.Given given) {
        return tags.isEmpty() || given.tags().stream().anyMatch(tags::contains);
    }

    /** Returns the band of a sum; empty for a sum below all of them. */
    public Optional<Band> bandOf(double sum) {
        Optional<Band> found = Optional.empty();
        for (Band band : bands) {
            if (sum >= band.from()) {
                found = Optional.of(band);
            }
        }
        return found;
    }
}
