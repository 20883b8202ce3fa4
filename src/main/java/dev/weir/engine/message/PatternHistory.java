package dev.weir.engine.message;

import java.util.ArrayList;
import java.util.List;

/**
 * The epochs in which the pattern of a rule had its structures.
 *
 * @param sinceEpoch the epoch in which it got its present structure: matches that began earlier do not belong to it
 * @param draining versions with another structure whose open matches may still finish, oldest first
 */
public record PatternHistory(long sinceEpoch, List<Earlier> draining) {
    /** How many earlier structures of a rule may drain at once; beyond that the oldest is dropped. */
    public static final int MAX_DRAINING = 4;

    /** The history of a rule whose pattern never changed. */
    public static final PatternHistory ALWAYS = new PatternHistory(0, List.of());

    /**
     * An earlier version whose open matches finish as they began.
     *
     * @param document as it was pushed, UTF-8 JSON
     * @param sinceEpoch the first epoch in which its matches began
     * @param untilEpoch the first epoch in which none began any more
     */
    public record Earlier(String document, long sinceEpoch, long untilEpoch) {}

    /** Makes defensive copies. */
    public PatternHistory {
        draining = List.copyOf(draining);
    }

    /** Creates the history of a structure that begins now, without earlier ones draining. */
    public static PatternHistory startingAt(long epoch) {
        return new PatternHistory(epoch, List.of());
    }

    /**
     * Creates the history of a structure that begins now, while the one before it and those that were already draining
     * go on.
     */
    public PatternHistory replacedAt(long epoch, String document) {
        List<Earlier> all = new ArrayList<>(draining);
        all.add(new Earlier(document, sinceEpoch, epoch));
        return new PatternHistory(epoch, all.subList(Math.max(0, all.size() - MAX_DRAINING), all.size()));
    }

    /**
     * Returns what became of the open matches at an epoch: {@code kept}, {@code restarted} or {@code draining}; {@code
     * ""} without a pattern.
     */
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
