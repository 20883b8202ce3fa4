package dev.weir.rules.limit;

import java.io.Serializable;

/**
 * How large a rule may be.
 *
 * @param maxDocumentBytes of UTF-8
 * @param maxExpressionChars of one expression
 * @param maxWindowMillis the longest window, and the longest that a pattern may take
 * @param maxOpenMatches of one pattern under one key; a rule may want fewer
 * @param expressions how much each may do
 * @param counts how many rules and features there may be
 */
public record RuleLimits(
        int maxDocumentBytes,
        int maxExpressionChars,
        long maxWindowMillis,
        int maxOpenMatches,
        ExpressionLimits expressions,
        RuleCounts counts)
        implements Serializable {

    /** 256 KiB, 8,192 characters, 90 days, 1,000 open matches. */
    public static final RuleLimits DEFAULT = new RuleLimits(256 * 1024, 8192, 90L * 24 * 3600 * 1000, 1_000);

    /** The bounds of these bounds, as job configs have them. */
    static final int MOST_EXPRESSION_CHARS = 100_000;

    static final long MOST_WINDOW_MILLIS = 10L * 365 * 24 * 3600 * 1000;
    /** How many matches of a pattern one key may have open, whatever the job config says. */
    public static final int MOST_OPEN_MATCHES = 100_000;

    /** Creates limits with the default limits of expressions and of the number of rules. */
    public RuleLimits(int maxDocumentBytes, int maxExpressionChars, long maxWindowMillis, int maxOpenMatches) {
        this(
                maxDocumentBytes,
                maxExpressionChars,
                maxWindowMillis,
                maxOpenMatches,
                ExpressionLimits.DEFAULT,
                RuleCounts.DEFAULT);
    }

    /**
     * The limits for a rule that is in force: it was within the limits when it was accepted, and stays in force
     * whatever they are now. A pattern that does not limit its open matches itself gets the limit of today.
     */
    public RuleLimits ofRulesInForce() {
        return new RuleLimits(
                Integer.MAX_VALUE,
                MOST_EXPRESSION_CHARS,
                MOST_WINDOW_MILLIS,
                maxOpenMatches,
                expressions,
                new RuleCounts(Integer.MAX_VALUE, Integer.MAX_VALUE));
    }
}
