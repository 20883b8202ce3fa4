package dev.weir.engine.profile;

import dev.weir.engine.dedup.DeduplicationHorizon;
import dev.weir.engine.dedup.DuplicateCheck;
import dev.weir.engine.dedup.DuplicateDetector;
import dev.weir.engine.dedup.KeyLifetime;
import dev.weir.engine.message.Failures;
import dev.weir.engine.message.Moment;
import dev.weir.engine.message.Routed;
import dev.weir.engine.message.Signal;
import dev.weir.engine.message.SubjectMessage;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.engine.plan.Rulebook;
import dev.weir.engine.plan.TypePlan;
import dev.weir.events.Stock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the memory of a key: takes events in, matches patterns, and answers for those who decide. A repetition of an event
 * changes nothing and is answered as any other, but completes no match; neither does a correction, whose id was counted
 * with what it said first. For use by one thread.
 */
public final class Profiler {
    private final EngineSettings settings;
    private final StepCharges charges;
    private final PatternKeeper patterns;
    private final DuplicateDetector detector = DuplicateDetector.ofIds();

    /** Creates a profiler with these settings. */
    public Profiler(EngineSettings settings) {
        this(settings, StepCharges.NONE);
    }

    /** Creates a profiler with these settings, which tells somebody what features and conditions cost. */
    public Profiler(EngineSettings settings, StepCharges charges) {
        this.settings = settings;
        this.charges = charges;
        this.patterns = new PatternKeeper(charges);
    }

    /**
     * Observes an event.
     *
     * @param rulebook of the event's epoch
     * @param state of the key, changed in place
     */
    public Observation observe(Routed routed, Rulebook rulebook, ProfileState state, KeyMemory memory, Moment moment) {
        KeySeries series = seriesOf(state, memory);
        DeduplicationHorizon horizon =
                new DeduplicationHorizon(moment.nowMillis(), settings.deduplicationMillis(), memory);
        DuplicateCheck duplicateCheck = new DuplicateCheck(routed.event(), state.deduplication(), detector, horizon);
        return new EventAtKey(routed, rulebook, state, series).observe(patterns, duplicateCheck, moment);
    }

    /**
     * Lets event time pass for the patterns of a key: matches that it completes are told to those whom they are about.
     *
     * @param rulebook the latest
     * @param state of the key, changed in place
     */
    public Observation pass(
            String key, long timerMillis, Rulebook rulebook, ProfileState state, KeyMemory memory, Moment moment) {
        PatternKeeper.timerWentOff(state, timerMillis);
        PatternKeeper.Outcome passed = patterns.pass(rulebook, state, moment.watermarkMillis());
        KeySeries series = seriesOf(state, memory);
        Optional<Stock> stock = Stock.of(state.rows().rows());
        MatchDelivery delivery = new MatchDelivery(rulebook.epoch(), rulebook.lists(), key, series, stock);
        delivery.deliverByTime(passed.completed());
        Failures failures = new Failures();
        failures.add(passed.failed());
        failures.add(delivery.failed());
        return new Observation(
                List.copyOf(delivery.completedMatches()),
                passed.changed(),
                failures.rules(),
                passed.gaveWay(),
                passed.late());
    }

    private KeySeries seriesOf(ProfileState state, KeyMemory memory) {
        return new KeySeries(state.series(), memory.segments(state), charges);
    }

    /** Passes an event by that the job cannot get past: those who wait for the key are told, and decide nothing. */
    public Observation passBy(Routed routed) {
        List<SubjectMessage> messages = new ArrayList<>();
        for (String subject : routed.subjects()) {
            messages.add(new Signal(
                    subject, routed.correlationId(), routed.epoch(), routed.key(), false, List.of(), Optional.empty()));
        }
        return new Observation(messages, false, List.of(), 0, 0);
    }

    /** Gives up all open matches of a key, at which the job cannot get past the time that has come. */
    public void giveUpMatches(ProfileState state) {
        state.patterns().clear();
    }

    /**
     * Forgets the series and patterns that no rule uses any more. Only for when no event of an earlier epoch can be on its
     * way: it might ask for one of them.
     *
     * @param routed an event of the latest epoch
     * @param rulebook of that epoch
     * @return whether the state changed
     */
    public boolean forgetUnused(Routed routed, Rulebook rulebook, ProfileState state, KeyMemory memory) {
        TypePlan type = rulebook.of(routed.event().type());
        Set<String> used = type.keys().get(routed.plan()).kept();
        if (used.containsAll(state.series().keySet())
                && used.containsAll(state.patterns().keySet())) {
            return false;
        }
        seriesOf(state, memory).retain(used);
        state.patterns().keySet().retainAll(used);
        return true;
    }

    /** The event time at which to look at the key's patterns again; {@link KeyLifetime#NO_TIMER} if a timer is set already. */
    public long claimPatternTimer(ProfileState state) {
        return PatternKeeper.claimTimer(state);
    }

    /**
     * The time of the key is over: all but rows of a table is forgotten.
     *
     * @return whether anything is left to remember
     */
    public boolean forget(ProfileState state, KeyMemory memory) {
        seriesOf(state, memory).clear();
        state.patterns().clear();
        return !state.rows().isEmpty();
    }
}
