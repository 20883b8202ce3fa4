package dev.weir.cli.decisions;

import dev.weir.rules.rule.Pacing;
import dev.weir.text.Durations;

/** Says why a rule rests. */
final class PacingNote {
    private PacingNote() {}

    /** Returns what keeps a rule whose condition is true, up to the event at which it fired last. */
    static String of(Pacing pacing) {
        String cap = "its cap of " + pacing.cap().count() + " over "
                + Durations.text(pacing.cap().overMillis()) + " is reached: it fired last ";
        if (pacing.cap().count() == 0) {
            return "it rests, since it fired ";
        }
        return pacing.cooldownMillis() == 0 ? cap : "it rests, or " + cap;
    }
}
