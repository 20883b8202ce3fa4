package dev.weir.events.answer;

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
 * @param duplicateOf the id of the decision on the first event of the trigger's id, if this one is on another that says
 *     something else; else {@code ""}
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
        boolean ofEvent,
        String duplicateOf) {

    /** Makes defensive copies. */
    public Decision {
        reasons = List.copyOf(reasons);
        shadow = List.copyOf(shadow);
    }

    /** Creates a decision on an event. */
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
                true,
                "");
    }

    /** Whether it corrects what was decided on an event of the same id with other content. */
    public boolean isCorrection() {
        return !duplicateOf.isEmpty();
    }
}
