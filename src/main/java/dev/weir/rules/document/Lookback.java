package dev.weir.rules.document;

/**
 * How far back rules ask for decisions with an outcome, or with a rule as a reason.
 *
 * @param shortestMillis the shortest duration used, above 0
 * @param longestMillis the longest duration used
 */
public record Lookback(long shortestMillis, long longestMillis) {
    /** Returns a lookback of one duration. */
    public static Lookback within(long millis) {
        return new Lookback(millis, millis);
    }

    /** Returns a lookback that covers this one and another. */
    public Lookback and(Lookback other) {
        return new Lookback(
                Math.min(shortestMillis, other.shortestMillis), Math.max(longestMillis, other.longestMillis));
    }
}
