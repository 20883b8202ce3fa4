package dev.weir.engine;

import dev.weir.events.Decision;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.Reason;
import dev.weir.events.Trigger;
import java.util.ArrayList;
import java.util.List;

/** Makes one decision of an event, of what its keys know about it, and of what the rules say. */
public final class Decider {
    /** No timer is to be set. */
    public static final long NO_TIMER = Expiry.NEVER;

    private static final String NOTHING_FIRED = "APPROVE";

    private final EngineSettings settings;
    private final Severity severity;

    /** With what the job was told. */
    public Decider(EngineSettings settings) {
        this.settings = settings;
        this.severity = new Severity(settings.outcomes());
    }

    /**
     * Decides about an event, unless that was done before.
     *
     * @param rulebook of the epoch that was announced
     * @param state of the subject, changed in place
     * @param clock the job's
     */
    public Verdict decide(
            Gathering gathering, Rulebook rulebook, SubjectState state, SeenOverflow overflow, Clock clock) {
        Announced announced = gathering.announced();
        Event event = announced.event();
        long horizonMillis = settings.deduplicationMillis();
        state.expiry().keep(event.timestampMillis(), clock.watermarkMillis(), horizonMillis);
        if (state.decided().contains(event.fingerprint(), clock.nowMillis(), horizonMillis, overflow)) {
            return new Verdict.Duplicate(announced.primary());
        }
        state.decided().add(event.fingerprint(), clock.nowMillis(), horizonMillis, overflow);
        return Gathered.isNews(gathering.signals().values())
                ? judge(gathering, rulebook, state, clock)
                : new Verdict.Duplicate(announced.primary());
    }

    private Verdict judge(Gathering gathering, Rulebook rulebook, SubjectState state, Clock clock) {
        Announced announced = gathering.announced();
        Event event = announced.event();
        TypePlan plan = rulebook.of(event.type());
        Judge judge = new Judge(
                new Gathered(event, plan, gathering.signals()), announced.subject(), state, clock.watermarkMillis());
        judge.ask(plan.rules());
        boolean always = announced.primary() && event.type() == EventType.TRANSACTION;
        if (judge.reasons().isEmpty() && !always) {
            return new Verdict.Noted(announced.primary(), judge.tally());
        }
        return new Verdict.Decided(decision(announced, judge, clock), announced.primary(), judge.tally());
    }

    /** The event time at which to look at the subject again; {@link #NO_TIMER} if a timer is set already. */
    public long claimTimer(SubjectState state) {
        return state.expiry().claimTimer();
    }

    /** Whether a timer that went off was the last of the subject: then it is forgotten. */
    public boolean isOver(long timerMillis, SubjectState state) {
        return state.expiry().isOverAt(timerMillis);
    }

    /**
     * The time of the job.
     *
     * @param nowMillis wall clock
     * @param watermarkMillis event time
     */
    public record Clock(long nowMillis, long watermarkMillis) {}

    private Decision decision(Announced announced, Judge judge, Clock clock) {
        Event event = announced.event();
        Trigger trigger = new Trigger(event.type().ruleName(), event.id());
        List<Reason> reasons = sorted(judge.reasons());
        return new Decision(
                DecisionIds.of(trigger, announced.subject()),
                trigger,
                announced.subject(),
                event.timestampMillis(),
                clock.nowMillis(),
                reasons.isEmpty() ? NOTHING_FIRED : reasons.get(0).outcome(),
                reasons.stream().mapToDouble(Reason::score).max().orElse(0),
                reasons,
                sorted(judge.shadow()),
                announced.epoch());
    }

    private List<Reason> sorted(List<Reason> reasons) {
        if (reasons.size() < 2) {
            return reasons;
        }
        List<Reason> sorted = new ArrayList<>(reasons);
        sorted.sort(severity.order());
        return sorted;
    }
}
