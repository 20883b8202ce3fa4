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
     * Decides about an event, unless that was done before or the event told its key nothing new. The latter does not count
     * as decided: the first of two repetitions to get here need not be the one that was news.
     *
     * @param rulebook of the epoch that was announced
     * @param state of the subject, changed in place
     */
    public Verdict decide(
            Gathering gathering, Rulebook rulebook, SubjectState state, SeenOverflow overflow, Moment moment) {
        Announced announced = gathering.announced();
        long horizonMillis = settings.deduplicationMillis();
        state.expiry().keep(announced.event().timestampMillis(), moment.watermarkMillis(), horizonMillis);
        if (!Gathered.isNews(gathering.signals().values())
                || state.decided()
                        .contains(announced.event().fingerprint(), moment.nowMillis(), horizonMillis, overflow)) {
            return new Verdict.Duplicate(announced.primary());
        }
        state.decided().add(announced.event().fingerprint(), moment.nowMillis(), horizonMillis, overflow);
        return judge(gathering, rulebook, state, moment);
    }

    /** A message waits for its rulebook: the subject is not forgotten meanwhile. */
    public void expect(SubjectState state, Moment moment) {
        state.expiry().keep(Expiry.NEVER, moment.watermarkMillis(), settings.deduplicationMillis());
    }

    /** The event time at which to look at the subject again; {@link #NO_TIMER} if a timer is set already. */
    public long claimTimer(SubjectState state) {
        return state.expiry().claimTimer();
    }

    /**
     * Whether a timer that went off was the last of the subject: then it is forgotten.
     *
     * @param waiting whether a message waits for its rulebook
     */
    public boolean isOver(long timerMillis, boolean waiting, SubjectState state, Moment moment) {
        if (waiting) {
            expect(state, moment);
        }
        boolean needed = state.decided().isNeeded(moment.nowMillis(), settings.deduplicationMillis());
        if (needed) {
            state.expiry().postpone(moment.watermarkMillis());
        }
        return state.expiry().isOverAt(timerMillis) && !waiting && !needed;
    }

    private Verdict judge(Gathering gathering, Rulebook rulebook, SubjectState state, Moment moment) {
        Announced announced = gathering.announced();
        Event event = announced.event();
        TypePlan plan = rulebook.of(event.type());
        Judge judge = new Judge(
                new Gathered(event, plan, gathering.signals()), announced.subject(), state, moment.watermarkMillis());
        judge.ask(plan.rules());
        boolean always = announced.primary() && event.type() == EventType.TRANSACTION;
        if (judge.reasons().isEmpty() && !always) {
            return new Verdict.Noted(announced.primary(), judge.tally());
        }
        return new Verdict.Decided(decision(announced, judge, moment), announced.primary(), judge.tally());
    }

    private Decision decision(Announced announced, Judge judge, Moment moment) {
        Event event = announced.event();
        Trigger trigger = new Trigger(event.type().ruleName(), event.id());
        List<Reason> reasons = sorted(judge.reasons());
        return new Decision(
                DecisionIds.of(trigger, announced.subject()),
                trigger,
                announced.subject(),
                event.timestampMillis(),
                moment.nowMillis(),
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
