package dev.weir.events.answer;

import java.util.List;

/**
 * What to do about an event and a subject, as written to the {@code actions} topic.
 *
 * @param decisionId a function of trigger and subject
 * @param eventTimeMillis of the trigger
 * @param decidedAtMillis wall clock
 * @param shadow what rules in shadow mode would have added
 * @param rulesEpoch the epoch whose rules decided
 * @param ofEvent whether the trigger itself was decided, and not a match by itself that was completed by time or that
 *     alone determined its subject
 * @param duplicateOf the id of the decision on the first event with the trigger's id, if this decision is about another
 *     event with the same id and different content; otherwise {@code ""}
 * @param byChannel what it says beside outcome, score and reasons
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
        String duplicateOf,
        ByChannel byChannel) {

    /** Makes defensive copies. */
    public Decision {
        reasons = List.copyOf(reasons);
        shadow = List.copyOf(shadow);
    }

    /** Creates a decision with one channel. */
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
            long rulesEpoch,
            boolean ofEvent,
            String duplicateOf) {
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
                ofEvent,
                duplicateOf,
                ByChannel.PLAIN);
    }

    /** Creates a decision about an event. */
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

    /** Returns a copy that decides otherwise about the same event. */
    public Decision with(
            String newOutcome,
            double newScore,
            List<Reason> newReasons,
            List<Reason> newShadow,
            ByChannel newByChannel) {
        return new Decision(
                decisionId,
                trigger,
                subject,
                eventTimeMillis,
                decidedAtMillis,
                newOutcome,
                newScore,
                newReasons,
                newShadow,
                rulesEpoch,
                ofEvent,
                duplicateOf,
                newByChannel);
    }

    /** Returns whether it corrects the decision about an event with the same id and different content. */
    public boolean isCorrection() {
        return !duplicateOf.isEmpty();
    }
}
