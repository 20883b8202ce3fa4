package dev.weir.twin;

import dev.weir.engine.NaiveJoins;
import dev.weir.events.answer.PointPolicy;
import dev.weir.events.answer.Points;
import dev.weir.events.answer.Reason;
import dev.weir.events.answer.Standing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What reasons come to, channel by channel.
 *
 * @param others what further channels say
 */
record NaiveAnswer(
        String main, String outcome, double score, List<String> others, List<Reason> counting, List<Reason> overruled) {
    private static final List<String> MILDEST_FIRST = List.of("APPROVE", "REVIEW", "BLOCK");

    /** In the order of reasons: the risk first, what only gives points last, then by severity, priority and id. */
    static final Comparator<Reason> ORDER = Comparator.comparing((Reason reason) -> channelOf(reason))
            .thenComparing(reason -> reason.outcome().isEmpty())
            .thenComparing(reason -> -MILDEST_FIRST.indexOf(reason.outcome()))
            .thenComparing(reason -> -reason.priority())
            .thenComparing(Reason::rule);

    static String channelOf(Reason reason) {
        if (reason.outcome().isEmpty()) {
            return reason.standing().channel();
        }
        return reason.outcome().equals("COUPON") ? "offers" : "";
    }

    /** Whether nothing is decided. */
    boolean isSilent() {
        return counting.stream().allMatch(reason -> reason.outcome().isEmpty());
    }

    /**
     * Of reasons.
     *
     * @param pushed the policies beside those of the job config
     */
    static NaiveAnswer of(List<Reason> reasons, boolean answered, List<PointPolicy> pushed) {
        List<PointPolicy> policies = new ArrayList<>(NaiveJoins.CHANNELS.policies());
        policies.addAll(pushed);
        List<Reason> counting = new ArrayList<>();
        List<Reason> overruled = new ArrayList<>();
        List<String> said = new ArrayList<>();
        List<Double> scores = new ArrayList<>();
        List<String> outcomes = new ArrayList<>();
        for (String channel : List.of("", "offers")) {
            List<Reason> of = new ArrayList<>();
            reasons.stream()
                    .filter(one -> channelOf(one).equals(channel))
                    .sorted(ORDER)
                    .forEach(one -> of.add(one.in(channel)));
            List<Reason> alone = alone(of);
            of.stream().filter(one -> !alone.contains(one)).forEach(overruled::add);
            List<Reason> all = new ArrayList<>(alone);
            boolean isFinal = alone.stream().anyMatch(one -> one.standing().isFinal());
            double sum = isFinal ? Double.NaN : sum(policies, channel, alone, all);
            all.sort(ORDER);
            counting.addAll(all);
            String outcome = all.isEmpty() ? "" : all.get(0).outcome();
            double highest = all.stream()
                    .filter(one -> one.outcome().equals(outcome))
                    .mapToDouble(Reason::score)
                    .max()
                    .orElse(0);
            boolean asked = channel.isEmpty() && answered;
            if (!outcome.isEmpty() || asked) {
                said.add(channel);
                outcomes.add(outcome.isEmpty() ? "APPROVE" : outcome);
                scores.add(Double.isNaN(sum) ? highest : sum);
            }
        }
        if (said.isEmpty()) {
            return new NaiveAnswer("", "APPROVE", 0, List.of(), counting, overruled);
        }
        List<String> others = new ArrayList<>();
        for (int i = 1; i < said.size(); i++) {
            others.add(said.get(i) + " " + outcomes.get(i) + " " + scores.get(i));
        }
        return new NaiveAnswer(said.get(0), outcomes.get(0), scores.get(0), others, counting, overruled);
    }

    /** Those of the final rule that decides, or all. */
    private static List<Reason> alone(List<Reason> sorted) {
        List<Reason> finals = new ArrayList<>(sorted);
        finals.removeIf(reason -> !reason.standing().isFinal());
        finals.sort(Comparator.comparing(reason -> -reason.priority()));
        return finals.isEmpty()
                ? sorted
                : sorted.stream()
                        .filter(one -> one.rule().equals(finals.get(0).rule()))
                        .toList();
    }

    /** Adds the reasons of policies, and returns the sum that is the score; NaN if none is. */
    private static double sum(List<PointPolicy> policies, String channel, List<Reason> of, List<Reason> all) {
        double score = Double.NaN;
        for (PointPolicy policy : policies) {
            Map<String, Double> byRule = new LinkedHashMap<>();
            for (Reason reason : of) {
                if (reason.standing().points() instanceof Points.Given given
                        && (policy.tags().isEmpty() || !Collections.disjoint(policy.tags(), given.tags()))) {
                    byRule.merge(reason.rule(), given.points(), Math::max);
                }
            }
            if (!policy.channel().equals(channel) || byRule.isEmpty()) {
                continue;
            }
            double sum = byRule.values().stream()
                    .map(BigDecimal::valueOf)
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .doubleValue();
            score = policy.givesScore() ? sum : score;
            policy.bands().stream()
                    .filter(band -> sum >= band.from())
                    .max(Comparator.comparing(PointPolicy.Band::from))
                    .ifPresent(band -> all.add(reason(policy, band, sum, List.copyOf(byRule.keySet()))));
        }
        return score;
    }

    private static Reason reason(PointPolicy policy, PointPolicy.Band band, double sum, List<String> rules) {
        return new Reason(
                "policies/" + policy.name(),
                0,
                band.outcome(),
                Math.min(100, Math.max(0, sum)),
                0,
                Map.of(),
                Map.of(),
                Map.of(),
                new Standing("", policy.channel(), false, "", new Points.Sum(sum, band.from(), rules)));
    }
}
