package dev.weir.engine;

import dev.weir.events.Decision;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.Reason;
import dev.weir.events.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gathers, at a subject, an event and the signals that Route announced for it, and makes one decision of what the rules
 * say. The order in which they come does not matter.
 */
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

    /** A message for the subject has come: an event that was announced, or a signal about one. */
    public Verdict hear(
            SubjectMessage message, Rulebook rulebook, SubjectState state, SeenOverflow overflow, Clock clock) {
        return message instanceof Announced announced
                ? announced(announced, rulebook, state, overflow, clock)
                : signal((Signal) message, rulebook, state, overflow, clock);
    }

    /**
     * The event itself has come.
     *
     * @param state of the subject, changed in place
     * @param clock the job's
     */
    public Verdict announced(
            Announced announced, Rulebook rulebook, SubjectState state, SeenOverflow overflow, Clock clock) {
        Event event = announced.event();
        long fingerprint = event.fingerprint();
        keep(state, event.timestampMillis(), clock);
        if (wasDecided(fingerprint, state, overflow, clock)) {
            return new Verdict.Duplicate(announced.primary());
        }
        Gathering gathering = state.take(fingerprint, announced.epoch());
        if (gathering.announced().isPresent()) {
            state.gatherings().add(gathering);
            return new Verdict.Duplicate(announced.primary());
        }
        return decideIfComplete(gathering.with(announced), rulebook, state, overflow, clock);
    }

    /** A signal has come. */
    public Verdict signal(Signal signal, Rulebook rulebook, SubjectState state, SeenOverflow overflow, Clock clock) {
        if (wasDecided(signal.event(), state, overflow, clock)) {
            return new Verdict.Waiting();
        }
        keep(state, signal.eventMillis(), clock);
        Gathering gathering = state.take(signal.event(), signal.epoch());
        gathering.signals().putIfAbsent(signal.key(), signal);
        return decideIfComplete(gathering, rulebook, state, overflow, clock);
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
     * Decides, by what has come, what was being gathered for a whole horizon. It takes a fault to come to that, and a
     * caller still waits for its answer.
     */
    public List<Verdict> abandon(Rulebooks rulebooks, SubjectState state, Clock clock) {
        List<Verdict> verdicts = new ArrayList<>();
        for (Gathering gathering : state.gatherings()) {
            if (gathering.announced().isPresent()) {
                Rulebook rulebook = rulebooks.at(gathering.epoch());
                verdicts.add(decide(gathering.announced().get(), gathering, rulebook, state, clock));
            }
        }
        return verdicts;
    }

    /**
     * The time of the job.
     *
     * @param nowMillis wall clock
     * @param watermarkMillis event time
     */
    public record Clock(long nowMillis, long watermarkMillis) {}

    private Verdict decideIfComplete(
            Gathering gathering, Rulebook rulebook, SubjectState state, SeenOverflow overflow, Clock clock) {
        Optional<Announced> announced = gathering.announced();
        if (announced.isEmpty() || !gathering.isComplete()) {
            state.gatherings().add(gathering);
            return new Verdict.Waiting();
        }
        state.decided().add(gathering.event(), clock.nowMillis(), settings.deduplicationMillis(), overflow);
        return decide(announced.get(), gathering, rulebook, state, clock);
    }

    private Verdict decide(
            Announced announced, Gathering gathering, Rulebook rulebook, SubjectState state, Clock clock) {
        Event event = announced.event();
        TypePlan plan = rulebook.of(event.type());
        if (!Gathered.isNews(gathering.signals().values())) {
            return new Verdict.Duplicate(announced.primary());
        }
        Judge judge = new Judge(
                new Gathered(event, plan, gathering.signals()), announced.subject(), state, clock.watermarkMillis());
        judge.ask(plan.rules());
        boolean always = announced.primary() && event.type() == EventType.TRANSACTION;
        if (judge.reasons().isEmpty() && !always) {
            return new Verdict.Noted(announced.primary(), judge.tally());
        }
        return new Verdict.Decided(decision(announced, judge, clock), announced.primary(), judge.tally());
    }

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
        List<Reason> sorted = new ArrayList<>(reasons);
        sorted.sort(severity.order());
        return sorted;
    }

    private boolean wasDecided(long event, SubjectState state, SeenOverflow overflow, Clock clock) {
        return state.decided().contains(event, clock.nowMillis(), settings.deduplicationMillis(), overflow);
    }

    private void keep(SubjectState state, long eventMillis, Clock clock) {
        state.expiry().keep(eventMillis, clock.watermarkMillis(), settings.deduplicationMillis());
    }
}
