package dev.weir.engine.pacing;

import dev.weir.events.Event;
import dev.weir.rules.rule.Pacing;
import dev.weir.rules.rule.Rule;
import java.util.List;
import java.util.Optional;

/** Lets rules whose conditions hold fire for a subject, or keeps them from it. For one event. */
public final class FiringGate {
    private final FiringPolicies policies;
    private final Firings firings;
    private final String subject;
    private final Now now;
    private long keepMillis;

    /** Creates a gate in front of the firings for a subject, which it changes. */
    public FiringGate(FiringPolicies policies, Firings firings, String subject, Now now) {
        this.policies = policies;
        this.firings = firings;
        this.subject = subject;
        this.now = now;
    }

    /**
     * The time of a decision.
     *
     * @param atMillis event time
     */
    public record Now(long epoch, long atMillis) {}

    /** The result for a rule whose condition holds. */
    public enum Passage {
        /** It fires. */
        FIRES,
        /** It is suppressed by its cooldown. */
        RESTS,
        /** It is suppressed by its cap or by the cap of a tag. */
        CAPPED,
        /** A budget over all subjects does not let it. */
        UNPAID,
        /** A holdout has the subject. */
        HELD_OUT
    }

    /**
     * Lets a rule fire if nothing forbids it. A firing that is forbidden counts for no cooldown and no cap.
     *
     * @param event the trigger
     * @param bornEpoch the epoch in which the rule was added
     * @param paid whether its budgets let it
     */
    public Passage pass(Rule rule, Event event, long bornEpoch, boolean paid) {
        Pacing pacing = rule.pacing();
        if (pacing.isNone() && policies.areNone()) {
            return paid ? Passage.FIRES : Passage.UNPAID;
        }
        if (holdoutOf(rule).isPresent()) {
            return Passage.HELD_OUT;
        }
        PendingFiring own = new PendingFiring(
                rule.id(),
                pacing,
                pacing.isNone() ? 0 : pacing.valuesOf(event),
                bornEpoch,
                now.epoch(),
                now.atMillis());
        List<PendingFiring> capped = policies.capsOf(rule).stream()
                .map(cap -> cap.attempt(now.epoch(), now.atMillis()))
                .toList();
        if ((!pacing.isNone() && firings.rests(own)) || capped.stream().anyMatch(firings::rests)) {
            return restsAfterFiring(own) ? Passage.RESTS : Passage.CAPPED;
        }
        if (!paid) {
            return Passage.UNPAID;
        }
        if (!pacing.isNone()) {
            fire(own);
        }
        capped.forEach(this::fire);
        return Passage.FIRES;
    }

    /** Returns the first holdout that keeps a rule from firing for the subject. */
    public Optional<Holdout> holdoutOf(Rule rule) {
        return policies.holdoutOf(rule, subject);
    }

    private boolean restsAfterFiring(PendingFiring own) {
        Pacing pacing = own.pacing();
        return pacing.cooldownMillis() > 0
                && firings.rests(new PendingFiring(
                        own.rule(),
                        new Pacing(pacing.cooldownMillis(), pacing.by(), Pacing.Cap.NONE),
                        own.values(),
                        own.bornEpoch(),
                        own.epoch(),
                        own.atMillis()));
    }

    private void fire(PendingFiring firing) {
        firings.fire(firing);
        keepMillis = Math.max(keepMillis, Math.max(firing.pacing().reachMillis(), Firings.KEPT_AT_LEAST_MILLIS));
    }

    /** Returns how long the subject has to be kept because of what fired; 0 if nothing requires it. */
    public long keepMillis() {
        return keepMillis;
    }
}
