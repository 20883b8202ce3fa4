package dev.weir.engine.message;

import java.util.ArrayList;
import java.util.List;

/**
 * The epochs that the pattern of a rule belongs to.
 *
 * @param sinceEpoch the epoch at which it got its structure: matches that began before are none of its
 * @param draining versions with another structure whose open matches may still finish, oldest first
 */
public record PatternHistory(long sinceEpoch, List<Earlier> draining) {
    /** How many earlier structures of one rule may drain at once; beyond it the oldest is dropped. */
    public static final int MAX_DRAINING = 4;

    /** The history of a rule whose pattern never changed. */
    public static final PatternHistory ALWAYS = new PatternHistory(0, List.of());

    /**
     * A version whose open matches finish as they began.
     *
     * @param document as it was pushed, UTF-8 JSON
     * @param sinceEpoch the first epoch in which matches began
     * @param untilEpoch the first in which none did
     */
    public record Earlier(String document, long sinceEpoch, long untilEpoch) {}

    /** Makes defensive copies. */
    public PatternHistory {
        draining = List.copyOf(draining);
    }

    /** Creates the history of a structure that begins now and lets no earlier one drain. */
    public static PatternHistory startingAt(long epoch) {
        return new PatternHistory(epoch, List.of());
    }

    /**
     * Creates the history of a structure that begins now, while the one before it and whatever that let drain go on.
     */
    public PatternHistory replacedAt(long epoch, String document) {
        List<Earlier> all = new ArrayList<>(draining);
        all.add(new Earlier(document, sinceEpoch, epoch));
        return new PatternHistory(epoch, all.subList(Math.max(0, all.size() - MAX_DRAINING), all.size()));
    }

    /** What became of the open matches at an epoch: {@code kept}, {@code restarted}, {@code draining}; {@code ""} without a pattern. */
    public String note(long epoch) {
        if (equals(ALWAYS)) {
            return "";
        }
        if (sinceEpoch < epoch) {
            return "kept";
        }
        return draining.isEmpty() ? "restarted" : "draining";
    }
}
