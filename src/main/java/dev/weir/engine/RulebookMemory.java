package dev.weir.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the Rulebook keeps across restarts.
 *
 * <p>Size: the documents of the rules in force, and an offset per partition of the rules topic.
 */
public final class RulebookMemory {
    private long epoch;
    private final Map<Integer, Long> nextOffsets = new HashMap<>();
    private final Map<String, Held> inForce = new TreeMap<>();

    /** A rulebook without rules, at epoch 0. */
    public RulebookMemory() {}

    /**
     * A rule in force.
     *
     * @param document as it was pushed, UTF-8 JSON
     * @param structure the id of its pattern's structure, {@code ""} if it has no pattern
     * @param patterns of its pattern
     */
    public record Held(long version, String document, String structure, PatternHistory patterns) {
        /** One without a pattern. */
        public Held(long version, String document) {
            this(version, document, "", PatternHistory.ALWAYS);
        }
    }

    /** The epoch in force. */
    public long epoch() {
        return epoch;
    }

    /** By partition of the rules topic, the first offset that was not seen yet. */
    public Map<Integer, Long> nextOffsets() {
        return nextOffsets;
    }

    /** The rules in force by id, sorted. */
    public Map<String, Held> inForce() {
        return inForce;
    }

    void startEpoch(long next) {
        if (next <= epoch) {
            throw new IllegalArgumentException("epoch " + next + " after " + epoch);
        }
        epoch = next;
    }
}
