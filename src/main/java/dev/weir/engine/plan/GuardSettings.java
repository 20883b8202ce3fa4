package dev.weir.engine.plan;

import java.io.Serializable;

/**
 * When a failing rule is switched off, and how much evidence any guard needs before it acts.
 *
 * @param maxErrorRate the share of subjects for whom a rule's condition may fail, above 0 and at most 1
 * @param overMillis the length of time that is considered, in milliseconds of event time
 * @param minEvaluations the number of subjects for whom a rule has to be evaluated within that time before it can be
 *     switched off
 * @param minTransactions the number of subjects who must have transactions decided before a rule's own guard can switch
 *     it off
 */
public record GuardSettings(double maxErrorRate, long overMillis, int minEvaluations, int minTransactions)
        implements Serializable {
    /** The default: a fifth of at least 100 subjects within ten minutes; 20 subjects with transactions. */
    public static final GuardSettings DEFAULT = new GuardSettings(0.2, 600_000, 100, 20);
}
