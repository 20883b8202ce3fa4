package dev.weir.console.page;

import dev.weir.config.JobConfig;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Which colour an outcome has, the same everywhere: by its rank for the risk, by its name for all others. Of those that
 * the job config and the rules name no two have the same, as long as there are colours. Safe for use by several threads.
 */
public final class OutcomeColours {
    private static final int OTHERS = 8;

    private final List<String> risk;
    private final List<String> ofChannels;
    private final Supplier<Set<String>> ofRules;
    private volatile Chosen chosen = new Chosen(Set.of(), Map.of());

    /** The colours by outcome while rules name these. */
    private record Chosen(Set<String> ofRules, Map<String, Integer> colours) {}

    private OutcomeColours(List<String> risk, List<String> ofChannels, Supplier<Set<String>> ofRules) {
        this.risk = risk;
        this.ofChannels = ofChannels;
        this.ofRules = ofRules;
    }

    /** Returns the colours of a job's outcomes, and of those that rules name at the moment, in an order that stays. */
    public static OutcomeColours of(JobConfig config, Supplier<Set<String>> ofRules) {
        return new OutcomeColours(
                config.outcomes(),
                config.channels().stream()
                        .flatMap(channel -> channel.outcomes().stream())
                        .toList(),
                ofRules);
    }

    /** Returns the name of the colour in the style sheet. */
    String of(String outcome) {
        int rank = risk.indexOf(outcome);
        if (rank < 0) {
            return outcome.isEmpty() ? "none" : "other" + others().getOrDefault(outcome, byName(outcome));
        }
        return rank == 0 ? "ok" : rank == risk.size() - 1 ? "bad" : "mid";
    }

    private Map<String, Integer> others() {
        Set<String> named = ofRules.get();
        Chosen now = chosen;
        if (!now.ofRules().equals(named)) {
            now = new Chosen(named, choose(named));
            chosen = now;
        }
        return now.colours();
    }

    private Map<String, Integer> choose(Set<String> named) {
        Set<String> all = new LinkedHashSet<>(ofChannels);
        all.addAll(named);
        risk.forEach(all::remove);
        Map<String, Integer> colours = new HashMap<>();
        for (String outcome : all) {
            int colour = byName(outcome);
            for (int i = 0; i < OTHERS && colours.containsValue(colour); i++) {
                colour = (colour + 1) % OTHERS;
            }
            colours.put(outcome, colour);
        }
        return Map.copyOf(colours);
    }

    private static int byName(String outcome) {
        return Math.floorMod(outcome.hashCode(), OTHERS);
    }

    /** Returns the outcome without any rule. */
    String mildest() {
        return risk.get(0);
    }

    /** Returns the most severe outcome. */
    String worst() {
        return risk.get(risk.size() - 1);
    }

    /** Returns a number by which outcomes are sorted, the most severe first. */
    int order(String outcome) {
        int rank = risk.indexOf(outcome);
        return rank < 0 ? 1 : rank == 0 ? 2 : -rank;
    }
}
