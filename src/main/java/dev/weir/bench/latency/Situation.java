package dev.weir.bench.latency;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What goes on while latency is measured. */
public enum Situation {
    /** Traffic, and the checkpoints of the job config. */
    STEADY("steady", "steady traffic"),
    /** Besides, a rule is edited every second. */
    CHURN("churn", "one edit of a rule a second"),
    /** Instead, every tenth payment is of one card. */
    HOT_KEY("hot-key", "every tenth payment of one card"),
    /** Steady traffic without checkpoints. */
    NO_CHECKPOINTS("no-checkpoints", "steady traffic, no checkpoints");

    private final String word;
    private final String shown;

    Situation(String word, String shown) {
        this.word = word;
        this.shown = shown;
    }

    /**
     * Reads words with commas between, or {@code all}.
     *
     * @throws IllegalArgumentException with what to write instead
     */
    public static List<Situation> named(String words) {
        if (words.equals("all")) {
            return List.of(values());
        }
        return Arrays.stream(words.split(",")).map(word -> one(word.strip())).toList();
    }

    private static Situation one(String word) {
        return Arrays.stream(values())
                .filter(each -> each.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("-Dweir.rows has no '" + word + "'; write all, or of "
                        + Arrays.stream(values()).map(each -> each.word).collect(Collectors.joining(", "))));
    }

    /** For people. */
    String shown() {
        return shown;
    }
}
