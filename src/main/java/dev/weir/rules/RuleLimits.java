package dev.weir.rules;

import java.io.Serializable;

/**
 * How large a rule may be.
 *
 * @param maxDocumentBytes of UTF-8
 * @param maxExpressionChars of one expression
 * @param maxWindowMillis the longest window, and the longest that a pattern may take
 * @param maxOpenMatches of one pattern under one key; a rule may want fewer
 */
public record RuleLimits(int maxDocumentBytes, int maxExpressionChars, long maxWindowMillis, int maxOpenMatches)
        implements Serializable {

    /** 256 KiB, 8,192 characters, 90 days, 1,000 open matches. */
    public static final RuleLimits DEFAULT = new RuleLimits(256 * 1024, 8192, 90L * 24 * 3600 * 1000, 1_000);
}
