package dev.weir.events;

import java.util.List;

/**
 * What is to be done about an event and a subject, as written to the {@code actions} topic.
 *
 * @param decisionId a function of trigger and subject
 * @param eventTimeMillis of the trigger
 * @param decidedAtMillis wall clock
 * @param shadow what rules in shadow mode would have added
 * @param rulesEpoch the one epoch that decided
 * @param ofEvent whether the trigger itself was decided, and not a match that came by itself: time completed it, or only it
 *     told whom it is about
 */
public record Decision(
        String decisionId,
        Trigger trigger,
        String subject,
        long eventTimeMillis,
        long decidedAtMillis,
        String outcome,
        double score,
        List<Reason> reasons,
        List<Reason> shadow,
        long rulesEpoch,
        boolean ofEvent) {

    /** Copies. */
    public Decision {
        reasons = List.copyOf(reasons);
        shadow = List.copyOf(shadow);
    }

    /** Of an event. */
    public Decision(
            String decisionId,
            Trigger trigger,
            String subject,
            long eventTimeMillis,
            long decidedAtMillis,
            String outcome,
            double score,
            List<Reason> reasons,
            List<Reason> shadow,
            long rulesEpoch) {
        this(
                decisionId,
                trigger,
                subject,
                eventTimeMillis,
                decidedAtMillis,
                outcome,
                score,
                reasons,
                shadow,
                rulesEpoch,
                true);
    }
}
