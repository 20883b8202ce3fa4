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

    /**
     * A message for the subject has come: an event that was announced, or a signal about one.
     *
     * @param rulebook of the message's epoch
     * @param state of the subject, changed in place
     */
    public Verdict hear(
            SubjectMessage message, Rulebook rulebook, SubjectState state, SeenOverflow overflow, Moment moment) {
        return message instanceof Announced announced
                ? announced(announced, rulebook, state, overflow, moment)
                : signal((Signal) message, rulebook, state, overflow, moment);
    }

    private Verdict announced(
            Announced announced, Rulebook rulebook, SubjectState state, SeenOverflow overflow, Moment moment) {
        Event event = announced.event();
        keep(state, event.timestampMillis(), moment);
        Gathering gathering = state.take(event.fingerprint(), announced.epoch(), moment.nowMillis());
        if (gathering.announced().isPresent()) {
            state.gatherings().add(gathering);
            return new Verdict.Duplicate(announced.primary());
        }
        if (wasDecided(gathering.event(), state, overflow, moment)) {
            return new Verdict.Duplicate(announced.primary());
        }
        return decideIfComplete(gathering.with(announced), rulebook, state, overflow, moment);
    }

    private Verdict signal(Signal signal, Rulebook rulebook, SubjectState state, SeenOverflow overflow, Moment moment) {
        Gathering gathering = state.take(signal.event(), signal.epoch(), moment.nowMillis());
        if (gathering.announced().isEmpty() && wasDecided(signal.event(), state, overflow, moment)) {
            return new Verdict.Waiting(); // about a repetition, which needs no signals
        }
        keep(state, signal.eventMillis(), moment);
        gathering.signals().putIfAbsent(signal.key(), signal);
        return decideIfComplete(gathering, rulebook, state, overflow, moment);
    }

    /** A message waits for its rulebook: the subject is not forgotten meanwhile. */
    public void expect(SubjectState state, Moment moment) {
        keep(state, Expiry.NEVER, moment);
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
        boolean needed = waiting || !state.gatherings().isEmpty();
        if (needed) {
            expect(state, moment);
        }
        return state.expiry().isOverAt(timerMillis) && !needed;
    }

    /**
     * Decides, by what has come, what was being gathered for a whole horizon of the wall clock. It takes a fault to come
     * to that, and a caller still waits for its answer.
     */
    public List<Verdict> abandon(Rulebooks rulebooks, SubjectState state, SeenOverflow overflow, Moment moment) {
        List<Verdict> verdicts = new ArrayList<>();
        for (Gathering gathering : List.copyOf(state.gatherings())) {
            if (gathering.sinceMillis() + settings.deduplicationMillis() <= moment.nowMillis()) {
                state.gatherings().remove(gathering);
                gathering
                        .announced()
                        .map(announced ->
                                decide(announced, gathering, rulebooks.at(gathering.epoch()), state, overflow, moment))
                        .ifPresent(verdicts::add);
            }
        }
        return verdicts;
    }

    private Verdict decideIfComplete(
            Gathering gathering, Rulebook rulebook, SubjectState state, SeenOverflow overflow, Moment moment) {
        Optional<Announced> announced = gathering.announced();
        if (announced.isEmpty() || !gathering.isComplete()) {
            state.gatherings().add(gathering);
            return new Verdict.Waiting();
        }
        return decide(announced.get(), gathering, rulebook, state, overflow, moment);
    }

    /**
     * Decides, unless a repetition under another epoch was decided meanwhile, or the event told its key nothing new. The
     * latter does not count as decided: the first of two repetitions to get here need not be the one that was news.
     */
    private Verdict decide(
            Announced announced,
            Gathering gathering,
            Rulebook rulebook,
            SubjectState state,
            SeenOverflow overflow,
            Moment moment) {
        if (!Gathered.isNews(gathering.signals().values()) || wasDecided(gathering.event(), state, overflow, moment)) {
            return new Verdict.Duplicate(announced.primary());
        }
        state.decided().add(gathering.event(), moment.nowMillis(), settings.deduplicationMillis(), overflow);
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
        List<Reason> sorted = new ArrayList<>(reasons);
        sorted.sort(severity.order());
        return sorted;
    }

    private boolean wasDecided(long event, SubjectState state, SeenOverflow overflow, Moment moment) {
        return state.decided().contains(event, moment.nowMillis(), settings.deduplicationMillis(), overflow);
    }

    private void keep(SubjectState state, long eventMillis, Moment moment) {
        state.expiry().keep(eventMillis, moment.watermarkMillis(), settings.deduplicationMillis());
    }
}
