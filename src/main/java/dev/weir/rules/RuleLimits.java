package dev.weir.rules;

import java.io.Serializable;

/**
 * How large a rule may be.
 *
 * @param maxDocumentBytes of UTF-8
 * @param maxExpressionChars of one expression
 * @param maxWindowMillis the longest window
 */
public record RuleLimits(int maxDocumentBytes, int maxExpressionChars, long maxWindowMillis) implements Serializable {

    /** 256 KiB, 8,192 characters, 90 days. */
    public static final RuleLimits DEFAULT = new RuleLimits(256 * 1024, 8192, 90L * 24 * 3600 * 1000);
}
