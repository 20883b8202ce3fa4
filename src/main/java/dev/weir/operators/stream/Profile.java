package dev.weir.operators.stream;

import dev.weir.engine.date.KeyDates;
import dev.weir.engine.message.Routed;
import dev.weir.engine.message.SubjectMessage;
import dev.weir.engine.plan.Rulebook;
import dev.weir.engine.profile.Observation;
import dev.weir.engine.profile.ProfileState;
import dev.weir.engine.profile.Profiler;
import dev.weir.events.Event;
import dev.weir.operators.JobSettings;
import dev.weir.operators.RecordTypes;
import dev.weir.operators.keys.KeyWalk;
import dev.weir.operators.metrics.ObservationCounters;
import dev.weir.operators.metrics.SharedSteps;
import dev.weir.rules.expression.scope.EventScopes;
import java.util.List;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.TimerService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Maintains the state of each key and answers for it; see {@link KeyedOperator} and {@link ObservationCounters}. */
@SuppressWarnings("NullAway.Init") // Flink calls initializeState and open before anything else
public final class Profile extends KeyedOperator<Routed, Routed, ProfileState, SubjectMessage> {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(Profile.class);

    /** The name of the state that holds the value of a key. */
    public static final String STATE = "profile";

    private transient Profiler profiler;
    private transient SharedSteps steps;
    private transient ObservationCounters counters;
    private transient KeyWalk walk;
    private transient TimerService timersOfWalk;
    private transient long walkedEpoch;

    /** Creates an operator with these settings. */
    public Profile(JobSettings settings) {
        super(settings, RecordTypes.ROUTED, STATE, RecordTypes.PROFILE);
    }

    @Override
    ProfileState unknown() {
        return new ProfileState();
    }

    @Override
    void start(MetricGroup metrics) {
        walkedEpoch = -1;
        steps = new SharedSteps(metrics);
        profiler = new Profiler(settings().engine(), steps, new EventScopes());
        counters = new ObservationCounters(metrics);
    }

    @Override
    List<Routed> workOf(Routed routed) {
        return List.of(routed);
    }

    @Override
    Event eventOf(Routed routed) {
        return routed.event();
    }

    @Override
    boolean take(Routed routed, Rulebook rulebook, ProfileState state, Invocation<SubjectMessage> invocation) {
        counters.observed();
        boolean forgot =
                isSettled(rulebook, invocation.moment()) && profiler.forgetUnused(routed, rulebook, state, memory());
        Observation seen = profiler.observe(routed, rulebook, state, memory(), invocation.moment());
        report(seen, invocation);
        Profiler.expectDates(routed.event(), rulebooks().latest(), state, invocation.moment());
        return forgot || seen.changed();
    }

    /** Sends an empty answer to the subjects that wait for the key; Decide counts the event. */
    @Override
    void setAside(Routed routed, String why, Invocation<SubjectMessage> invocation) {
        report(profiler.passBy(routed), invocation);
    }

    @Override
    void pass(String key, long timerMillis, ProfileState state, Invocation<SubjectMessage> invocation) {
        report(profiler.pass(key, timerMillis, rulebooks().latest(), state, memory(), invocation.moment()), invocation);
    }

    @Override
    void giveUp(ProfileState state, String why) {
        profiler.giveUpMatches(state);
        counters.quarantined();
        LOG.error("the open matches of a key are given up: {}", why);
    }

    private void visitCurrent() throws Exception {
        visit((state, at) -> Profiler.lookForDates(rulebooks().latest(), state, at), timersOfWalk);
    }

    private void report(Observation seen, Invocation<SubjectMessage> invocation) {
        for (SubjectMessage message : seen.messages()) {
            invocation.main().collect(message);
        }
        counters.count(seen);
        steps.pass(invocation.moment().nowMillis());
    }

    @Override
    void setFurtherTimers(ProfileState state, TimerService timers) {
        setTimer(profiler.claimPatternTimer(state), timers);
        if (state.hasDates()) {
            setTimerOfDates(state, timers);
        }
    }

    private static void setTimerOfDates(ProfileState state, TimerService timers) {
        KeyDates dates = state.dates();
        long before = dates.timerMillis();
        long next = dates.claimTimer();
        if (dates.timerMillis() == before) {
            return;
        }
        // one that goes off with the next watermark stays: messages that are held may share it
        if (before > timers.currentWatermark() + 1 && !state.hasTimerAt(before)) {
            timers.deleteEventTimeTimer(before);
        }
        setTimer(next, timers);
    }

    /** A rule that arrives by broadcast releases an event, but cannot set a timer for the matches that this opens. */
    @Override
    void setTimerOfHeld(TimerService timers) {
        if (timers.currentWatermark() < Long.MAX_VALUE) {
            timers.registerEventTimeTimer(timers.currentWatermark() + 1);
        }
    }

    @Override
    boolean forget(ProfileState state) {
        return profiler.forget(state, memory());
    }

    @Override
    void endOfUpdate() throws Exception {
        steps.settle();
        walkIfDatesAreNew();
    }

    @Override
    void walkBeside(KeyWalk other, TimerService timers) throws Exception {
        walk = other;
        timersOfWalk = timers;
        walkIfDatesAreNew();
    }

    /** Rows that are there already have timers set for the dates on which a new rule acts. */
    private void walkIfDatesAreNew() throws Exception {
        Rulebook latest = rulebooks().latest();
        if (latest.newestDateEpoch() > walkedEpoch) {
            walkedEpoch = latest.newestDateEpoch();
            writeAll();
            walk.begin(STATE, key -> rulebooks().latest().mayHaveDates(key), this::visitCurrent);
        }
    }
}
