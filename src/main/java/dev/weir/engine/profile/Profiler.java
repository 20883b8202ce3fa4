package dev.weir.engine.profile;

import dev.weir.engine.dedup.DeduplicationHorizon;
import dev.weir.engine.dedup.DuplicateCheck;
import dev.weir.engine.dedup.DuplicateDetector;
import dev.weir.engine.dedup.KeyLifetime;
import dev.weir.engine.message.Failures;
import dev.weir.engine.message.JobTime;
import dev.weir.engine.message.Routed;
import dev.weir.engine.message.Signal;
import dev.weir.engine.message.SubjectMessage;
import dev.weir.engine.plan.AnswerLayout;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.engine.plan.KeyPlan;
import dev.weir.engine.plan.Rulebook;
import dev.weir.engine.plan.TypePlan;
import dev.weir.events.Event;
import dev.weir.events.Stock;
import dev.weir.events.Value;
import dev.weir.events.table.TableRow;
import dev.weir.rules.expression.scope.EventScope;
import dev.weir.rules.expression.scope.EventScopes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Maintains the state of a key: takes in events, matches patterns, and answers for decisions. A repetition of an event
 * changes nothing and is answered like any other, but completes no match; the same holds for a correction, whose id was
 * already counted with its first content. For use by one thread.
 */
public final class Profiler {
    private final EngineSettings settings;
    private final StepListener charges;
    private final PatternKeeper patterns;
    private final DuplicateDetector detector = DuplicateDetector.ofIds();
    private final EventScopes scopes;

    /** Creates a profiler with these settings. */
    public Profiler(EngineSettings settings) {
        this(settings, StepListener.NONE, new EventScopes());
    }

    /**
     * Creates a profiler with these settings.
     *
     * @param charges told what features and conditions cost
     * @param scopes shared with others that process the same events in the same thread
     */
    public Profiler(EngineSettings settings, StepListener charges, EventScopes scopes) {
        this.settings = settings;
        this.charges = charges;
        this.patterns = new PatternKeeper(charges);
        this.scopes = scopes;
    }

    /**
     * Processes an event.
     *
     * @param rulebook of the event's epoch
     * @param state of the key, changed in place
     */
    public Observation observe(Routed routed, Rulebook rulebook, ProfileState state, KeyMemory memory, JobTime moment) {
        KeySeries series = seriesOf(state, memory);
        DeduplicationHorizon horizon =
                new DeduplicationHorizon(moment.nowMillis(), settings.deduplicationMillis(), memory);
        DuplicateCheck duplicateCheck = new DuplicateCheck(routed.event(), state.deduplication(), detector, horizon);
        EventScope atHand = scopes.of(routed.event(), rulebook.lists());
        TypePlan type = rulebook.of(routed.event().type());
        return new EventAtKey(routed, type, state, series, atHand).observe(patterns, duplicateCheck, moment);
    }

    /**
     * Returns whether an event begins no match of a key and there is none that it could continue: then {@link
     * #observePlain} is enough. Changes and counts nothing: if a condition fails, the answer is no. What conditions
     * cost is told nobody.
     *
     * @param plan whose patterns use only events
     * @param state of the key; null for a new one
     */
    public boolean isQuiet(Event event, String key, KeyPlan plan, Rulebook rulebook, @Nullable ProfileState state) {
        return (state == null || state.patterns().isEmpty())
                && patterns.beginsNone(plan.patterns(), key, scopes.of(event, rulebook.lists()), rulebook.epoch());
    }

    /**
     * Processes an event at a key where it only concerns series, as {@link #observe} does, without messages.
     *
     * @param failures to which those of expressions are added
     * @return the answers, if the plan has any
     */
    public List<Value> observePlain(
            Event event,
            String key,
            KeyPlan plan,
            Rulebook rulebook,
            ProfileState state,
            KeyMemory memory,
            JobTime moment,
            Failures failures) {
        KeySeries series = seriesOf(state, memory);
        EventScope atHand = scopes.of(event, rulebook.lists());
        AnswerLayout.Sheet answers = plan.layout().sheet();
        boolean asked = plan.isRead();
        if (asked) {
            series.answer(plan.layout(), atHand, false, answers);
        }
        if (plan.feedsAll()) {
            DeduplicationHorizon horizon =
                    new DeduplicationHorizon(moment.nowMillis(), settings.deduplicationMillis(), memory);
            if (detector.addIfNew(event, state.deduplication(), horizon)) {
                series.feed(key, plan, atHand, failures);
            }
            state.timeToLive().keep(event.timestampMillis(), moment.watermarkMillis(), plan.keepMillis());
        }
        if (asked) {
            series.answer(plan.layout(), atHand, true, answers);
        }
        return asked ? answers.values() : List.of();
    }

    /**
     * Advances event time for the patterns of a key, and sends the matches that it completes to their subjects.
     *
     * @param rulebook the latest one
     * @param state of the key, changed in place
     */
    public Observation pass(
            String key, long timerMillis, Rulebook rulebook, ProfileState state, KeyMemory memory, JobTime moment) {
        PatternKeeper.timerWentOff(state, timerMillis);
        PatternKeeper.Outcome passed = patterns.pass(key, rulebook, state, moment.watermarkMillis());
        KeySeries series = seriesOf(state, memory);
        DatesAtKey dates = new DatesAtKey(key, rulebook, state, series);
        boolean settled = passDates(dates, state, timerMillis, moment);
        if (passed.completed().isEmpty() && dates.messages().isEmpty()) {
            boolean changed = passed.changed() || settled;
            return new Observation(List.of(), changed, passed.failed(), passed.gaveWay(), passed.late());
        }
        Optional<Stock> stock = Stock.of(state.rows().rows());
        MatchDelivery delivery = new MatchDelivery(rulebook.epoch(), rulebook.lists(), key, series, stock);
        delivery.deliverByTime(passed.completed());
        Failures failures = new Failures();
        failures.add(passed.failed());
        failures.add(delivery.failed());
        failures.add(dates.failed());
        List<SubjectMessage> messages = new ArrayList<>(delivery.completedMatches());
        messages.addAll(dates.messages());
        return new Observation(
                messages, passed.changed() || settled, failures.rules(), passed.gaveWay(), passed.late());
    }

    private static boolean passDates(DatesAtKey dates, ProfileState state, long timerMillis, JobTime moment) {
        if (!state.hasDates()) {
            return false;
        }
        state.dates().passTimer(timerMillis);
        return dates.pass(timerMillis, moment.watermarkMillis());
    }

    /**
     * Notes that an event may have changed a row with dates. Call this after {@link #observe}, and before timers are
     * claimed.
     *
     * @param latest the latest rulebook, of whatever epoch the event is
     */
    public static void expectDates(Event event, Rulebook latest, ProfileState state, JobTime moment) {
        if (event instanceof TableRow row
                && !latest.dates(row.type()).isEmpty()
                && state.rows().hasTableRows()) {
            state.dates().rowChanged(moment.watermarkMillis(), latest.epoch());
        }
    }

    /**
     * Has the dates of a key looked at, if a rule acts on one that the key does not know yet.
     *
     * @param latest the latest rulebook
     * @return whether the state changed
     */
    public static boolean lookForDates(Rulebook latest, ProfileState state, JobTime moment) {
        if (!state.rows().hasTableRows() || (state.hasDates() && state.dates().knows(latest.newestDateEpoch()))) {
            return false;
        }
        state.dates().lookAgain(moment.watermarkMillis());
        return true;
    }

    private KeySeries seriesOf(ProfileState state, KeyMemory memory) {
        return new KeySeries(state, memory.segments(state), charges);
    }

    /**
     * Skips an event that the job cannot process: the subjects that wait for the key are told, and nothing is decided.
     */
    public Observation passBy(Routed routed) {
        List<SubjectMessage> messages = new ArrayList<>();
        for (String subject : routed.subjects()) {
            messages.add(new Signal(
                    subject, routed.correlationId(), routed.epoch(), routed.key(), false, List.of(), Optional.empty()));
        }
        return new Observation(messages, false, List.of(), 0, 0);
    }

    /** Drops all open matches of a key because the job cannot process the advance of time. */
    public void giveUpMatches(ProfileState state) {
        state.patterns().clear();
    }

    /**
     * Forgets the series and patterns that no rule uses any more. Call this only when no event of an earlier epoch can
     * be in flight, since it might need one of them.
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

    /**
     * Returns the event time for which to set a timer for the key's patterns; {@link KeyLifetime#NO_TIMER} if one is
     * set already.
     */
    public long claimPatternTimer(ProfileState state) {
        return PatternKeeper.claimTimer(state);
    }

    /**
     * Forgets everything but table rows, when the time of the key is over.
     *
     * @return whether anything is left to store
     */
    public boolean forget(ProfileState state, KeyMemory memory) {
        seriesOf(state, memory).clear();
        state.patterns().clear();
        return !state.rows().isEmpty();
    }
}
