package dev.weir.engine.plan;

import java.io.Serializable;

/**
 * When a rule that fails is switched off, and how much has to be seen before any guard acts.
 *
 * @param maxErrorRate the share of the subjects for whom its condition may fail, over 0 and at most 1
 * @param overMillis within this much event time
 * @param minEvaluations for how many subjects it has to be evaluated within that time before it can be switched off
 * @param minTransactions how many subjects must have transactions decided before a rule's own guard can switch it off
 */
public record GuardSettings(double maxErrorRate, long overMillis, int minEvaluations, int minTransactions)
        implements Serializable {
    /** A fifth of at least 100 subjects within ten minutes; 20 subjects with transactions. */
    public static final GuardSettings DEFAULT = new GuardSettings(0.2, 600_000, 100, 20);
}
