package dev.weir.config;

import dev.weir.events.answer.Channels;
import dev.weir.events.answer.PointPolicy;
import dev.weir.text.Spelling;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the policies that sum the points of rules. */
final class PointPolicySettings {
    private static final int MOST_BANDS = 16;
    private static final double MOST_SUM = 1_000_000;
    private static final String BANDS =
            "bands, such as bands: [{from: 50, outcome: REVIEW}, {from: 80, outcome: BLOCK}]";
    private static final Choices<Boolean> SCORES =
            Choices.usually("rules", false).or("sum", true);

    private PointPolicySettings() {}

    /**
     * Reads the policies.
     *
     * @param channels with all outcomes
     */
    static List<PointPolicy> read(ConfigSection policies, Channels channels) {
        List<PointPolicy> read = new ArrayList<>();
        Set<String> scored = new HashSet<>();
        TagPolicies.each(
                policies,
                "a policy: the channel that it decides in, the tags whose points it sums, its bands, and what the score is",
                (name, section) -> {
                    PointPolicy policy = policy(name, section, channels);
                    read.add(policy);
                    if (policy.givesScore() && !scored.add(policy.channel())) {
                        section.note("score", "is 'sum', as in another policy of the channel; a channel has one score");
                    }
                });
        return read;
    }

    private static PointPolicy policy(String name, ConfigSection section, Channels channels) {
        String channel = section.text("channel", Channels.RISK, "the name of a channel");
        if (!channels.names().contains(channel)) {
            section.note(
                    "channel",
                    "is '" + channel + "', which is no channel" + Spelling.advice(channel, channels.names()));
        }
        Set<String> tags = Set.copyOf(section.texts("tags", List.of()));
        boolean givesScore = section.oneOf("score", SCORES);
        List<PointPolicy.Band> bands = bands(section, channels.outcomesOf(channel));
        return new PointPolicy(name, channel.equals(Channels.RISK) ? "" : channel, tags, givesScore, bands);
    }

    private static List<PointPolicy.Band> bands(ConfigSection policy, List<String> outcomes) {
        List<ConfigSection> written = policy.elements("bands", BANDS);
        if (written.size() > MOST_BANDS) {
            policy.note("bands", "has " + written.size() + " bands; write at most " + MOST_BANDS);
        }
        List<PointPolicy.Band> bands = new ArrayList<>();
        for (ConfigSection band : written) {
            double from = band.number("from", -MOST_SUM, MOST_SUM);
            String outcome = band.required("outcome", "an outcome of the channel, such as outcome: REVIEW");
            if (!outcome.isEmpty() && !outcomes.isEmpty() && !outcomes.contains(outcome)) {
                band.note(
                        "outcome",
                        "is '" + outcome + "', which is no outcome of the channel" + advice(outcome, outcomes));
            }
            if (!bands.isEmpty()) {
                requireRising(bands.get(bands.size() - 1), new PointPolicy.Band(from, outcome), band, outcomes);
            }
            bands.add(new PointPolicy.Band(from, outcome));
            band.end();
        }
        return bands;
    }

    /** Returns the outcome that another begins with, as BLOCKED does with BLOCK, or the nearest. */
    private static String advice(String written, List<String> outcomes) {
        return outcomes.stream()
                .filter(written::startsWith)
                .findFirst()
                .map(meant -> "; did you mean '" + meant + "'?")
                .orElseGet(() -> Spelling.advice(written, outcomes));
    }

    private static void requireRising(
            PointPolicy.Band before, PointPolicy.Band next, ConfigSection band, List<String> outcomes) {
        if (next.from() <= before.from()) {
            band.note("from", "is not above that of the band before; write the bands from the lowest");
        }
        if (outcomes.contains(next.outcome())
                && outcomes.indexOf(next.outcome()) <= outcomes.indexOf(before.outcome())) {
            band.note(
                    "outcome",
                    "is '" + next.outcome() + "', no more severe than '" + before.outcome()
                            + "' of the band before; give higher sums the more severe outcome");
        }
    }
}
