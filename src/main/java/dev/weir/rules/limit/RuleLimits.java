package dev.weir.rules.limit;

import java.io.Serializable;

/**
 * Limits on the size of a rule.
 *
 * @param maxDocumentBytes of UTF-8
 * @param maxExpressionChars of one expression
 * @param maxWindowMillis the longest window, also of a pattern
 * @param maxOpenMatches of one pattern at one key; a rule may ask for fewer
 * @param expressions limits on each expression
 * @param counts the largest numbers of rules and features
 * @param foreverMillis how long after its last event a feature over all events is forgotten
 * @param outcomes that a rule may decide
 */
public record RuleLimits(
        int maxDocumentBytes,
        int maxExpressionChars,
        long maxWindowMillis,
        int maxOpenMatches,
        ExpressionLimits expressions,
        RuleCounts counts,
        long foreverMillis,
        OutcomeNames outcomes)
        implements Serializable {

    /** The default: 256 KiB, 8,192 characters, 90 days, 1,000 open matches. */
    public static final RuleLimits DEFAULT = new RuleLimits(256 * 1024, 8192, 90L * 24 * 3600 * 1000, 1_000);

    /** The default of how long a feature over all events is kept: 400 days. */
    public static final long FOREVER_MILLIS = 400L * 24 * 3600 * 1000;

    /** The highest value that a job config may set for the length of expressions. */
    public static final int MOST_EXPRESSION_CHARS = 100_000;

    static final long MOST_WINDOW_MILLIS = 10L * 365 * 24 * 3600 * 1000;
    /** The highest value that a job config may set for the open matches of a pattern at one key. */
    public static final int MOST_OPEN_MATCHES = 100_000;

    /** Creates limits that leave the names of outcomes to the rules. */
    public RuleLimits(
            int maxDocumentBytes,
            int maxExpressionChars,
            long maxWindowMillis,
            int maxOpenMatches,
            ExpressionLimits expressions,
            RuleCounts counts,
            long foreverMillis) {
        this(
                maxDocumentBytes,
                maxExpressionChars,
                maxWindowMillis,
                maxOpenMatches,
                expressions,
                counts,
                foreverMillis,
                OutcomeNames.ANY);
    }

    /** Creates limits with the default limits of expressions and of the number of rules. */
    public RuleLimits(int maxDocumentBytes, int maxExpressionChars, long maxWindowMillis, int maxOpenMatches) {
        this(
                maxDocumentBytes,
                maxExpressionChars,
                maxWindowMillis,
                maxOpenMatches,
                ExpressionLimits.DEFAULT,
                RuleCounts.DEFAULT,
                FOREVER_MILLIS,
                OutcomeNames.DEFAULT);
    }

    /** Returns the longest window that only needs the latest event, or keeps older events as sums. */
    public long longestMillis() {
        return Math.max(maxWindowMillis, foreverMillis);
    }

    /**
     * Returns the limits for a rule in force: it was within the limits when it was accepted, and stays in force
     * whatever they are now. A pattern without its own limit on open matches gets the present default.
     */
    public RuleLimits ofRulesInForce() {
        return new RuleLimits(
                Integer.MAX_VALUE,
                MOST_EXPRESSION_CHARS,
                MOST_WINDOW_MILLIS,
                maxOpenMatches,
                expressions,
                new RuleCounts(Integer.MAX_VALUE, Integer.MAX_VALUE),
                foreverMillis,
                OutcomeNames.ANY);
    }
}
