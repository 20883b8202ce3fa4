package dev.weir.engine.profile;

import dev.weir.engine.dedup.DuplicateCheck;
import dev.weir.engine.message.Failures;
import dev.weir.engine.plan.KeyPatterns;
import dev.weir.engine.plan.PatternConditions;
import dev.weir.engine.plan.PatternPlan;
import dev.weir.engine.plan.PatternStart;
import dev.weir.engine.plan.Rulebook;
import dev.weir.events.Event;
import dev.weir.patterns.match.CompiledPattern;
import dev.weir.patterns.match.Match;
import dev.weir.patterns.match.Occurrence;
import dev.weir.patterns.match.PartialMatch;
import dev.weir.patterns.match.PatternMatcher;
import dev.weir.patterns.match.PatternResult;
import dev.weir.patterns.match.PatternState;
import dev.weir.rules.expression.scope.EventScope;
import dev.weir.rules.list.Lists;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Maintains the patterns of a key. A pattern without open matches that an event cannot begin costs the conditions of
 * its first stages and no state. For use by one thread.
 */
final class PatternKeeper {
    private final PatternMatcher matching = new PatternMatcher();
    private final StepListener charges;
    private final SharedBeginnings beginnings = new SharedBeginnings();

    private @Nullable PatternConditions asked;

    PatternKeeper(StepListener charges) {
        this.charges = charges;
    }

    /** The result of an event, or of an advance of time. */
    static final class Outcome {
        private final List<CompletedMatch> completed = new ArrayList<>();
        private boolean changed;
        private final Failures failures = new Failures();
        private int gaveWay;
        private int late;

        List<CompletedMatch> completed() {
            return completed;
        }

        boolean changed() {
            return changed;
        }

        /** Returns the ids of the rules whose conditions failed. */
        List<String> failed() {
            return failures.rules();
        }

        int gaveWay() {
            return gaveWay;
        }

        int late() {
            return late;
        }

        private void add(PatternPlan plan, PatternResult matched, Optional<Event> atHand) {
            changed |= matched.changed();
            gaveWay += matched.gaveWay();
            late += matched.late() ? 1 : 0;
            if (matched.byEvent().isEmpty() && matched.byTime().isEmpty()) {
                return;
            }
            for (Match match : matched.byEvent()) {
                completed.add(new CompletedMatch(plan, match, atHand.orElseGet(match::last), false));
            }
            for (Match match : matched.byTime()) {
                completed.add(new CompletedMatch(plan, match, match.last(), true));
            }
        }
    }

    /** Passes an event to the patterns of a key: those with open matches, and those that it may begin. */
    Outcome meet(PatternsAtEvent met, DuplicateCheck duplicateCheck, long watermarkMillis) {
        Outcome outcome = new Outcome();
        if (met.plans().isEmpty()) {
            return outcome;
        }
        beginnings.begin(met);
        List<PatternStart> starts = met.plans().starts();
        for (int i = 0; i < starts.size(); i++) {
            PatternStart start = starts.get(i);
            beginnings.wake(start);
            if (beginnings.isAsked(start) && mayBegin(start, met, outcome)) {
                beginnings.mark(start);
            }
        }
        if (beginnings.isAnythingDue() && duplicateCheck.isFresh()) {
            beginnings.takeOver();
            BitSet due = beginnings.due();
            for (int place = due.nextSetBit(0); place >= 0; place = due.nextSetBit(place + 1)) {
                arrive(place, met, watermarkMillis, outcome);
            }
            for (PatternStart start : beginnings.shared()) {
                follow(start, met, watermarkMillis);
            }
            beginnings.tidy();
        }
        return outcome;
    }

    /**
     * Returns whether an event can begin none of these patterns, whose conditions use only events; false also where a
     * condition fails, which {@link #meet} counts. Tells nobody what the conditions cost.
     */
    boolean beginsNone(KeyPatterns plans, String key, EventScope atHand, long epoch) {
        List<PatternStart> starts = plans.starts();
        if (starts.isEmpty()) {
            return true;
        }
        Occurrence occurrence = new Occurrence(atHand.event(), epoch, List.of(), Optional.empty());
        for (int i = 0; i < starts.size(); i++) {
            PatternStart start = starts.get(i);
            if (start.anyBegins() && start.mayBegin() && !beginsNone(start, key, atHand, occurrence)) {
                return false;
            }
        }
        return true;
    }

    private boolean beginsNone(PatternStart start, String key, EventScope atHand, Occurrence occurrence) {
        if (start.otherwise()) {
            return false;
        }
        PatternPlan plan = start.asked();
        PatternConditions conditions =
                conditionsOf(plan).over(plan.pattern(), atHand).at(key);
        for (int i = 0; i < start.conditions(); i++) {
            if (conditions.hold(start.condition(i), occurrence, PartialMatch.NOTHING)) {
                return false;
            }
        }
        return conditions.errors() == 0;
    }

    /** Passes an event to what patterns share. */
    private void follow(PatternStart start, PatternsAtEvent met, long watermarkMillis) {
        HeldPattern held = met.state().patterns().computeIfAbsent(start.sharedId(), id -> HeldPattern.empty());
        PatternConditions conditions = conditions(start.asked(), met);
        Occurrence occurrence = met.occurrence(start.askedPlace());
        boolean begins = beginnings.beginsTogether(start);
        PatternResult matched =
                matching.arrive(start.beginning(), held.state(), occurrence, conditions, begins, watermarkMillis);
        if (held.state().isIdle()) {
            met.state().patterns().remove(start.sharedId());
        } else if (matched.changed()) {
            held.changed(PatternState.NO_TIMER);
        }
    }

    /**
     * Returns whether an event may begin patterns. The steps and failures of the evaluation count for each pattern that
     * shares it.
     */
    private boolean mayBegin(PatternStart start, PatternsAtEvent met, Outcome outcome) {
        PatternConditions conditions = conditions(start.asked(), met);
        Occurrence occurrence = met.occurrence(start.askedPlace());
        boolean holds = false;
        for (int i = 0; i < start.conditions() && !holds; i++) {
            holds = conditions.hold(start.condition(i), occurrence, PartialMatch.NOTHING);
        }
        if (conditions.errors() > 0 || conditions.steps() > 0) {
            for (int i = 0; i < start.members(); i++) {
                if (start.begins(i) && !beginnings.due().get(start.member(i))) {
                    settle(met.plans().get(start.member(i)), conditions, outcome);
                }
            }
        }
        return holds || start.otherwise();
    }

    private PatternConditions conditions(PatternPlan plan, PatternsAtEvent met) {
        return conditionsOf(plan).over(plan.pattern(), met.atHand()).at(met.key());
    }

    private PatternConditions conditionsOf(PatternPlan plan) {
        PatternConditions known = asked;
        if (known == null) {
            known = new PatternConditions(plan.pattern(), Lists.NONE);
            asked = known;
        }
        return known;
    }

    private void arrive(int place, PatternsAtEvent met, long watermarkMillis, Outcome outcome) {
        PatternPlan plan = met.plans().get(place);
        HeldPattern held = met.state().patterns().computeIfAbsent(plan.id(), id -> HeldPattern.empty());
        PatternConditions conditions = conditions(plan, met);
        Occurrence occurrence = met.occurrence(place);
        CompiledPattern compiled = plan.pattern().compiled();
        PatternResult matched =
                matching.arrive(compiled, held.state(), occurrence, conditions, plan.begins(), watermarkMillis);
        settle(plan, conditions, outcome);
        outcome.add(plan, matched, Optional.of(occurrence.event()));
        settle(plan, held, met.state(), matched);
    }

    /** Advances event time, and forgets patterns that no rule has any more. */
    Outcome pass(String key, Rulebook rulebook, ProfileState state, long watermarkMillis) {
        Outcome outcome = new Outcome();
        for (Map.Entry<String, HeldPattern> entry :
                new ArrayList<>(state.patterns().entrySet())) {
            if (CompiledPattern.isShared(entry.getKey())) {
                continue;
            }
            Optional<PatternPlan> plan = rulebook.pattern(entry.getKey());
            HeldPattern held = entry.getValue();
            if (plan.isEmpty()) {
                state.patterns().remove(entry.getKey());
                outcome.changed = true;
            } else if (held.timerMillis() != PatternState.NO_TIMER && held.timerMillis() <= watermarkMillis) {
                PatternConditions conditions = conditionsOf(plan.get())
                        .over(plan.get().pattern(), rulebook.lists())
                        .at(key);
                pass(new Waiting(plan.get(), held, conditions), state, watermarkMillis, outcome);
            }
        }
        return outcome;
    }

    /** A pattern that waits for event time, and its conditions. */
    private record Waiting(PatternPlan plan, HeldPattern held, PatternConditions conditions) {}

    private void pass(Waiting waiting, ProfileState state, long watermarkMillis, Outcome outcome) {
        PatternPlan plan = waiting.plan();
        PatternResult matched = matching.pass(
                plan.pattern().compiled(),
                waiting.held().state(),
                waiting.conditions(),
                plan.begins(),
                watermarkMillis);
        settle(plan, waiting.conditions(), outcome);
        outcome.add(plan, matched, Optional.empty());
        settle(plan, waiting.held(), state, matched);
    }

    private void settle(PatternPlan plan, PatternConditions asked, Outcome outcome) {
        for (int i = 0; i < asked.errors(); i++) {
            plan.addTo(outcome.failures);
        }
        if (asked.steps() > 0) {
            charges.charge(plan, asked.steps());
        }
    }

    private void settle(PatternPlan plan, HeldPattern held, ProfileState state, PatternResult matched) {
        boolean idle = held.state().isIdle();
        if (idle && !plan.pattern().compiled().sharedId().isEmpty()) {
            held.changed(PatternState.NO_TIMER);
        } else if (idle) {
            state.patterns().remove(plan.id());
        } else if (matched.changed()) {
            held.changed(matching.nextTimerMillis(plan.pattern().compiled(), held.state()));
        }
    }

    /**
     * Returns the event time for which to set a timer for the key's patterns, {@link PatternState#NO_TIMER} if one is
     * set already.
     */
    static long claimTimer(ProfileState state) {
        long earliest = PatternState.NO_TIMER;
        for (HeldPattern held : state.patterns().values()) {
            long timer = held.timerMillis();
            if (timer != PatternState.NO_TIMER && (earliest == PatternState.NO_TIMER || timer < earliest)) {
                earliest = timer;
            }
        }
        long set = state.patternTimerMillis();
        if (earliest == PatternState.NO_TIMER || (set != PatternState.NO_TIMER && set <= earliest)) {
            return PatternState.NO_TIMER;
        }
        state.setPatternTimer(earliest);
        return earliest;
    }

    /** Notes that a timer went off. */
    static void timerWentOff(ProfileState state, long timerMillis) {
        if (state.patternTimerMillis() <= timerMillis) {
            state.setPatternTimer(PatternState.NO_TIMER);
        }
    }
}
