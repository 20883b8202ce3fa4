package dev.weir.rules.document;

/**
 * How far back rules ask for decisions with one outcome.
 *
 * @param shortestMillis the shortest duration that is asked about, over 0
 * @param longestMillis the longest
 */
public record Recall(long shortestMillis, long longestMillis) {
    /** A recall of one duration. */
    public static Recall within(long millis) {
        return new Recall(millis, millis);
    }

    /** A recall that covers this one and another. */
    public Recall and(Recall other) {
        return new Recall(Math.min(shortestMillis, other.shortestMillis), Math.max(longestMillis, other.longestMillis));
    }
}
