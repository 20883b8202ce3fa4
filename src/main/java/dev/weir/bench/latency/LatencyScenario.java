package dev.weir.bench.latency;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The situation in which latency is measured. */
public enum LatencyScenario {
    /** Traffic, with the checkpoints of the job config. */
    STEADY("steady", "steady traffic"),
    /** In addition, a rule is edited every second. */
    CHURN("churn", "one edit of a rule a second"),
    /** Instead, every tenth payment is of one card. */
    HOT_KEY("hot-key", "every tenth payment of one card"),
    /** In addition, a model of 50 MB is swapped every five seconds. */
    MODEL_SWAP("model-swap", "a model of 50 MB swapped every 5 s"),
    /** Steady traffic without checkpoints. */
    NO_CHECKPOINTS("no-checkpoints", "steady traffic, no checkpoints");

    private final String word;
    private final String shown;

    LatencyScenario(String word, String shown) {
        this.word = word;
        this.shown = shown;
    }

    /**
     * Parses words separated by commas, or {@code all}.
     *
     * @throws IllegalArgumentException with what to write instead
     */
    public static List<LatencyScenario> named(String words) {
        if (words.equals("all")) {
            return List.of(values());
        }
        return Arrays.stream(words.split(",")).map(word -> one(word.strip())).toList();
    }

    private static LatencyScenario one(String word) {
        return Arrays.stream(values())
                .filter(each -> each.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("-Dweir.rows has no '" + word + "'; write all, or of "
                        + Arrays.stream(values()).map(each -> each.word).collect(Collectors.joining(", "))));
    }

    /** Returns a description for people. */
    String shown() {
        return shown;
    }
}
