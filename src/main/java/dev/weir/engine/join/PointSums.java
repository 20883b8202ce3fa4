package dev.weir.engine.join;

import dev.weir.events.answer.ChannelAnswer;
import dev.weir.events.answer.PointPolicy;
import dev.weir.events.answer.Points;
import dev.weir.events.answer.Reason;
import dev.weir.events.answer.Standing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sums the points of the reasons of one channel, as its policies say. A rule counts once, with the most points of its
 * reasons, however many matches it has. Sums are exact: 0.7, 0.1 and 0.2 are 1.
 */
final class PointSums {
    private static final int MOST_SCORE = 100;

    private final List<PointPolicy> policies;

    PointSums(List<PointPolicy> policies) {
        this.policies = policies;
    }

    /**
     * What policies say about reasons.
     *
     * @param decided a reason of each policy whose sum is in a band
     * @param score the sum that is the channel's score, if a policy says so
     */
    record Summed(List<Reason> decided, Optional<Double> score) {
        static final Summed NOTHING = new Summed(List.of(), Optional.empty());

        /** Returns all reasons of the channel in this order. */
        List<Reason> with(List<Reason> ofRules, Comparator<Reason> order) {
            if (decided.isEmpty()) {
                return ofRules;
            }
            List<Reason> all = new ArrayList<>(ofRules);
            all.addAll(decided);
            all.sort(order);
            return all;
        }

        ChannelAnswer scoring(ChannelAnswer answer) {
            return score.map(sum -> new ChannelAnswer(answer.channel(), answer.outcome(), sum))
                    .orElse(answer);
        }
    }

    /** Sums the points of the reasons of a channel, of which there is at least one. */
    Summed of(List<Reason> ofChannel) {
        if (policies.isEmpty() || !givePoints(ofChannel)) {
            return Summed.NOTHING;
        }
        String channel = ofChannel.get(0).standing().channel();
        List<Reason> decided = new ArrayList<>(policies.size());
        Optional<Double> score = Optional.empty();
        for (PointPolicy policy : policies) {
            Map<String, Double> byRule = policy.channel().equals(channel) ? counted(policy, ofChannel) : Map.of();
            if (!byRule.isEmpty()) {
                double sum = sum(byRule);
                score = policy.givesScore() ? Optional.of(sum) : score;
                policy.bandOf(sum)
                        .ifPresent(band -> decided.add(reason(policy, band, sum, List.copyOf(byRule.keySet()))));
            }
        }
        return new Summed(decided, score);
    }

    private static boolean givePoints(List<Reason> reasons) {
        for (int i = 0; i < reasons.size(); i++) {
            if (reasons.get(i).standing().points() instanceof Points.Given) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, Double> counted(PointPolicy policy, List<Reason> reasons) {
        Map<String, Double> byRule = new LinkedHashMap<>();
        for (Reason reason : reasons) {
            if (reason.standing().points() instanceof Points.Given given && policy.counts(given)) {
                byRule.merge(reason.rule(), given.points(), Math::max);
            }
        }
        return byRule;
    }

    private static double sum(Map<String, Double> byRule) {
        BigDecimal sum = BigDecimal.ZERO;
        for (double points : byRule.values()) {
            sum = sum.add(BigDecimal.valueOf(points));
        }
        return sum.doubleValue();
    }

    private static Reason reason(PointPolicy policy, PointPolicy.Band band, double sum, List<String> rules) {
        Standing standing = new Standing("", policy.channel(), false, "", new Points.Sum(sum, band.from(), rules));
        double score = Math.max(0, Math.min(MOST_SCORE, sum));
        return new Reason(policy.asRule(), 0, band.outcome(), score, 0, Map.of(), Map.of(), Map.of(), standing);
    }
}
