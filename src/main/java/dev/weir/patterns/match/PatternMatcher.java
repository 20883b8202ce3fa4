package dev.weir.patterns.match;

import dev.weir.patterns.definition.PatternDefinition;
import dev.weir.patterns.path.OpenPaths;
import dev.weir.patterns.path.PathWalker;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.cep.nfa.ComputationState;
import org.apache.flink.cep.nfa.NFAState;
import org.jspecify.annotations.Nullable;

/**
 * Runs patterns. For use by one thread.
 *
 * <p>A pattern that matches in the order of arrival passes each event through the NFA at once, with its event time. An
 * open match that the event is too far from, before or after, does not see it, and stays open: an event that is still
 * on its way may belong to it. It ends once both the watermark and an event of its own key have passed its end: a key
 * whose events are all behind those of others, as in a lagging partition, is matched like any other. Events that arrive
 * in order are matched exactly as by Flink's own operator.
 *
 * <p>A pattern that waits for time (one in the order of event time, or one that ends with an absence) keeps events
 * until the watermark has passed them, as Flink's operator does. If it is an absence in the order of arrival, an event
 * that arrives even later is matched immediately, so that it still prevents open matches from completing; it counts as
 * late only if any match it could begin would already be over. At most {@value #WAITING_PER_OPEN} times {@code maxOpen}
 * events wait under a key; beyond that the earliest is matched immediately rather than lost.
 */
public final class PatternMatcher {
    private static final int WAITING_PER_OPEN = 4;
    private static final PatternResult NOTHING = new PatternResult(List.of(), List.of(), false, 0, false);
    private static final PatternResult LATE = new PatternResult(List.of(), List.of(), false, 0, true);

    /** Created for the first pattern that needs it, because it starts a thread; few patterns do. */
    private @Nullable HostedBuffer buffer;

    private final PathWalker walker = new PathWalker(OpenMatchLimits.MOST_DIGITS);

    /** Creates a matcher for any pattern. */
    public PatternMatcher() {}

    /**
     * Processes an event. Its type must be one of those that the pattern names.
     *
     * @param state of the pattern at the event's key, changed in place
     * @param begins whether the event may begin a match; false while a pattern drains
     * @param watermarkMillis event time of the job, {@code Long.MIN_VALUE} if there is none yet
     */
    public PatternResult arrive(
            CompiledPattern pattern,
            PatternState state,
            Occurrence occurrence,
            Conditions conditions,
            boolean begins,
            long watermarkMillis) {
        Call call = new Call(pattern, state, run(pattern, state, conditions), begins);
        long timestampMillis = occurrence.event().timestampMillis();
        boolean sameTime = timestampMillis == state.matchedMillis();
        if (pattern.definition().waitsForTime()) {
            call.pass(watermarkMillis);
        } else if (!sameTime) {
            call.pass(Math.min(watermarkMillis, timestampMillis));
        }
        if (!pattern.definition().waitsForTime()) {
            call.matchAtOnce(occurrence);
        } else if (timestampMillis > watermarkMillis) {
            call.keep(occurrence);
        } else {
            call.matchLate(occurrence, watermarkMillis);
        }
        return call.done();
    }

    /** Advances event time: matches whose time has ended are dropped or completed, and waiting events are matched. */
    public PatternResult pass(
            CompiledPattern pattern, PatternState state, Conditions conditions, boolean begins, long watermarkMillis) {
        if (state.isIdle()) {
            return NOTHING;
        }
        Call call = new Call(pattern, state, run(pattern, state, conditions), begins);
        call.pass(watermarkMillis);
        return call.done();
    }

    /**
     * Returns the event time at which {@link #pass} has to complete a match or match a waiting event. {@link
     * PatternState#NO_TIMER} if there is none; matches that merely expire need no timer.
     */
    public long nextTimerMillis(CompiledPattern pattern, PatternState state) {
        long next = Long.MAX_VALUE;
        if (state.isWaiting()) {
            next = state.waiting().get(0).event().timestampMillis();
        }
        OpenPaths paths = state.paths();
        if (paths != null) {
            next = Math.min(next, PathWalker.nextCompletionMillis(pattern.graph(), paths));
        }
        NFAState nfa = state.nfa();
        if (nfa != null) {
            boolean freesOthers = !nfa.getCompletedMatches().isEmpty();
            for (ComputationState open : nfa.getPartialMatches()) {
                if (NfaRun.isOpen(open)) {
                    next = Math.min(next, pattern.completionMillis(open));
                    next = freesOthers ? Math.min(next, pattern.endMillis(open)) : next;
                }
            }
            for (ComputationState open : state.aside()) {
                next = Math.min(next, pattern.completionMillis(open));
            }
        }
        return next == Long.MAX_VALUE ? PatternState.NO_TIMER : next;
    }

    /** Flink's NFA continues with open matches of its own that wait; all others are converted to paths. */
    private Run run(CompiledPattern pattern, PatternState state, Conditions conditions) {
        if (!pattern.walksPaths()) {
            return new NfaRun(buffer(), pattern, state, conditions);
        }
        NFAState nfa = state.nfa();
        if (nfa != null && !nfa.getCompletedMatches().isEmpty()) {
            return new NfaRun(buffer(), pattern, state, conditions);
        }
        if (nfa != null) {
            state.moveTo(NfaConverter.paths(pattern, state));
        }
        OpenPaths known = state.paths();
        if (known == null) {
            known = new OpenPaths(pattern.graph());
            state.paths(known);
        }
        return new PathRun(walker.over(pattern.graph(), known), pattern, conditions);
    }

    private HostedBuffer buffer() {
        HostedBuffer known = buffer;
        if (known == null) {
            known = new HostedBuffer();
            buffer = known;
        }
        return known;
    }

    /** One call and its results. */
    private static final class Call {
        private final PatternState state;
        private final CompiledPattern pattern;
        private final boolean wasIdle;
        private final boolean begins;
        private final Run run;
        private List<Match> byEvent = List.of();
        private List<Match> byTime;
        private long matchedMillis;
        private boolean changed;
        private boolean late;

        Call(CompiledPattern pattern, PatternState state, Run run, boolean begins) {
            this.pattern = pattern;
            this.state = state;
            this.begins = begins;
            this.wasIdle = state.isIdle();
            this.matchedMillis = state.matchedMillis();
            this.run = run;
            this.byTime = run.leftWaiting();
        }

        private static List<Match> both(List<Match> one, List<Match> other) {
            if (one.isEmpty() || other.isEmpty()) {
                return one.isEmpty() ? other : one;
            }
            List<Match> both = new ArrayList<>(one);
            both.addAll(other);
            return both;
        }

        void pass(long watermarkMillis) {
            if (state.isWaiting()) {
                matchWaiting(watermarkMillis);
            }
            byTime = both(byTime, run.pass(watermarkMillis));
        }

        private void matchWaiting(long watermarkMillis) {
            int matched = 0;
            for (Occurrence occurrence : state.waiting()) {
                long timestampMillis = occurrence.event().timestampMillis();
                if (timestampMillis > watermarkMillis) {
                    break;
                }
                if (timestampMillis != matchedMillis) {
                    byTime = both(byTime, run.pass(timestampMillis));
                }
                List<Match> matches = inSight(occurrence, true);
                byTime = both(byTime, matches);
                run.makeRoom();
                matched++;
            }
            state.waiting().subList(0, matched).clear();
            changed |= matched > 0;
        }

        /** Matches an event against the open matches that it can belong to. */
        private List<Match> inSight(Occurrence occurrence, boolean mayBegin) {
            look(occurrence.event().timestampMillis());
            if (mayBegin && begins) {
                return run.match(occurrence);
            }
            run.hideBeginnings();
            late = !mayBegin && !run.isInSight();
            List<Match> matches = run.match(occurrence);
            run.putBack();
            return matches;
        }

        private void look(long timestampMillis) {
            if (timestampMillis != matchedMillis) {
                run.lookAt(timestampMillis, pattern.definition().waitsForTime());
                byTime = both(byTime, run.release(timestampMillis));
                matchedMillis = timestampMillis;
            }
        }

        void matchAtOnce(Occurrence occurrence) {
            byEvent = inSight(occurrence, true);
        }

        void matchLate(Occurrence occurrence, long watermarkMillis) {
            if (pattern.definition().order() == PatternDefinition.Order.EVENT_TIME) {
                late = true;
                return;
            }
            long shortestEnd = CompiledPattern.plus(occurrence.event().timestampMillis(), pattern.beginningMillis());
            List<Match> matches = inSight(occurrence, shortestEnd > watermarkMillis);
            byTime = both(byTime, matches);
        }

        /** Stores an event, ordered by time and after those with the same time. */
        void keep(Occurrence occurrence) {
            List<Occurrence> waiting = state.waiting();
            int place = waiting.size();
            while (place > 0
                    && waiting.get(place - 1).event().timestampMillis()
                            > occurrence.event().timestampMillis()) {
                place--;
            }
            waiting.add(place, occurrence);
            changed = true;
            if (waiting.size() > (long) WAITING_PER_OPEN * pattern.definition().maxOpen()) {
                List<Match> matches = inSight(waiting.remove(0), true);
                byTime = both(byTime, matches);
            }
        }

        PatternResult done() {
            run.makeRoom();
            changed |= run.changed();
            if (changed) {
                state.matchedMillis(matchedMillis);
            }
            if (state.isIdle()) {
                state.forget();
                changed &= !wasIdle;
            }
            if (!changed && byEvent.isEmpty() && byTime.isEmpty() && run.gaveWay() == 0) {
                return late ? LATE : NOTHING;
            }
            return new PatternResult(byEvent, byTime, changed, run.gaveWay(), late);
        }
    }
}
