package dev.weir.config;

/**
 * Limits on the resources of rules, so that nobody who may push a rule can stop the stream.
 *
 * @param maxSteps of a rule for one event; see {@code job-configs}
 * @param maxMadeTextChars of a text that an expression produces
 * @param maxMadeListElements of a list that an expression produces
 * @param maxRules in force at once
 * @param maxFeaturesPerRule of one rule
 */
public record RuleBudgets(
        int maxSteps, int maxMadeTextChars, int maxMadeListElements, int maxRules, int maxFeaturesPerRule) {
    private static final int MILLION = 1_000_000;

    /** Reads the limits of a config. */
    static RuleBudgets read(ConfigSection limits) {
        return new RuleBudgets(
                limits.whole("maxSteps", 250_000, 1_000, 100 * MILLION),
                limits.whole("maxMadeTextChars", 10_000, 100, MILLION),
                limits.whole("maxMadeListElements", 10_000, 100, MILLION),
                limits.whole("maxRules", 10_000, 1, MILLION),
                limits.whole("maxFeaturesPerRule", 50, 1, 1_000));
    }
}
