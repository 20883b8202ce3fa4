package dev.weir.engine.pacing;

import dev.weir.events.Fingerprint;
import dev.weir.rules.rule.Rule;

/** For which subjects a rule is rolled out. */
public final class Rollout {
    private static final int STEPS = 10_000;
    private static final int ALL_PERCENT = 100;

    private Rollout() {}

    /**
     * Returns whether the rollout includes the subject; one that is included at some percentage is included at every
     * higher one.
     */
    public static boolean includes(Rule rule, String subject) {
        return includes(rule.id(), rule.rolloutPercent(), subject);
    }

    /** Returns whether the rollout to a percentage of subjects of what has an id includes the subject. */
    public static boolean includes(String id, double percent, String subject) {
        if (percent >= ALL_PERCENT) {
            return true;
        }
        long step = Long.remainderUnsigned(Fingerprint.of(id, subject), STEPS);
        return step < Math.round(percent * (STEPS / ALL_PERCENT));
    }
}
