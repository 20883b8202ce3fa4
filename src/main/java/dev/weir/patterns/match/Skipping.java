package dev.weir.patterns.match;

import dev.weir.patterns.definition.PatternDefinition.AfterMatch;
import dev.weir.patterns.path.Skipped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.flink.cep.nfa.ComputationState;
import org.apache.flink.cep.nfa.NFAState;
import org.apache.flink.cep.nfa.sharedbuffer.EventId;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferAccessor;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of matches that overlap one that is complete, told the moment that it is complete. Flink waits instead until
 * no match is open that began earlier, and so says late, or never, what an event completed.
 *
 * <p>Of those that are complete at one moment the one that began first has its say first, of those that began with the same
 * event the one that took the most events, of those the one whose events come first, then the one whose stages do. It stands
 * unless one before it skips it.
 *
 * <p>Used for one moment, or for several that follow each other: what is open is looked through once at the end, so that the
 * cost grows with the matches, and not with the matches times the moments.
 */
final class Skipping {
    private final CompiledPattern pattern;
    private final PatternState state;
    private final NFAState nfa;
    private final SharedBufferAccessor<Candidate> accessor;
    private final AfterMatch way;
    private final Skipped<EventId> skipped;
    private Skipped<EventId> now;

    Skipping(CompiledPattern pattern, PatternState state, NFAState nfa, SharedBufferAccessor<Candidate> accessor) {
        this.pattern = pattern;
        this.state = state;
        this.nfa = nfa;
        this.accessor = accessor;
        this.way = pattern.definition().afterMatch();
        this.skipped = new Skipped<>(way);
        this.now = new Skipped<>(way);
    }

    /** An event at a stage. */
    private record Step(EventId event, int stage) {
        static final Comparator<Step> IN_TIME =
                Comparator.comparing(Step::event).thenComparingInt(Step::stage);
    }

    /** A match that is complete, which events it took at which stages, and the same in turn. */
    private record Complete(ComputationState open, Map<String, List<EventId>> path, List<Step> steps) {}

    /**
     * Selects from the completed matches those that stand. They are removed, together with all matches that they skip.
     */
    List<Map<String, List<Candidate>>> settle() throws Exception {
        List<ComputationState> complete = new ArrayList<>(nfa.getCompletedMatches());
        nfa.getCompletedMatches().clear();
        List<Map<String, List<Candidate>>> matches = moment(complete);
        end();
        return matches;
    }

    /**
     * Selects from the matches that complete at one moment those that stand. All of them are removed; the matches that
     * they skip are removed at the end.
     */
    List<Map<String, List<Candidate>>> moment(List<ComputationState> complete) throws Exception {
        now = new Skipped<>(way);
        complete.sort(NFAState.COMPUTATION_STATE_COMPARATOR);
        List<Map<String, List<Candidate>>> matches = new ArrayList<>();
        for (int from = 0; from < complete.size(); ) {
            int to = endOfBeginning(complete, from);
            settle(complete.subList(from, to), matches);
            from = to;
        }
        letGoAside();
        nfa.setStateChanged();
        return matches;
    }

    /** Removes what is skipped, after the last moment. */
    void end() throws Exception {
        if (skipped.isNothing()) {
            return;
        }
        for (Iterator<ComputationState> each = nfa.getPartialMatches().iterator(); each.hasNext(); ) {
            ComputationState open = each.next();
            if (NfaRun.isOpen(open) && holds(skipped, open)) {
                accessor.releaseNode(open.getPreviousBufferEntry(), open.getVersion());
                each.remove();
            }
        }
    }

    private static int endOfBeginning(List<ComputationState> complete, int from) {
        int to = from + 1;
        while (to < complete.size()
                && complete.get(to).getStartEventID().equals(complete.get(from).getStartEventID())) {
            to++;
        }
        return to;
    }

    /** Settles the matches that began with one event. Those that are already skipped are left out. */
    private void settle(List<ComputationState> complete, List<Map<String, List<Candidate>>> matches) throws Exception {
        List<Complete> inTurn = new ArrayList<>(complete.size());
        for (ComputationState open : complete) {
            if (!holds(skipped, open)) {
                inTurn.add(complete(open, complete.size() > 1));
            }
        }
        inTurn.sort(Comparator.comparing(Complete::steps, Skipping::compare));
        for (Complete each : inTurn) {
            if (!holds(skipped, each.open())) {
                matches.add(accessor.materializeMatch(each.path()));
                stands(each);
            }
        }
        for (ComputationState open : complete) {
            accessor.releaseNode(open.getPreviousBufferEntry(), open.getVersion());
        }
    }

    private Complete complete(ComputationState open, boolean amongOthers) {
        Map<String, List<EventId>> path = accessor.extractPatterns(open.getPreviousBufferEntry(), open.getVersion())
                .get(0);
        return new Complete(open, path, amongOthers ? steps(path) : List.of());
    }

    private void stands(Complete complete) {
        EventId first = complete.open().getStartEventID();
        EventId last = first;
        for (List<EventId> events : complete.path().values()) {
            for (EventId event : events) {
                first = event.compareTo(first) < 0 ? event : first;
                last = event.compareTo(last) > 0 ? event : last;
            }
        }
        EventId target = target(complete.path());
        Skipped.Standing<EventId> standing = new Skipped.Standing<>(
                complete.open().getStartEventID(), tookLast(complete.open()), first.getTimestamp(), last, target);
        skipped.add(standing);
        now.add(standing);
    }

    private static boolean holds(Skipped<EventId> skips, ComputationState open) {
        return skips.holds(open.getStartEventID(), tookLast(open));
    }

    private static EventId tookLast(ComputationState open) {
        return open.getPreviousBufferEntry().getEventId();
    }

    private @Nullable EventId target(Map<String, List<EventId>> path) {
        if (way instanceof AfterMatch.SkipToFirst to) {
            List<EventId> events = path.get(to.stage());
            return events == null ? null : events.get(0);
        }
        if (way instanceof AfterMatch.SkipToLast to) {
            List<EventId> events = path.get(to.stage());
            return events == null ? null : events.get(events.size() - 1);
        }
        return null;
    }

    private List<Step> steps(Map<String, List<EventId>> path) {
        List<Step> steps = new ArrayList<>();
        path.forEach((stage, events) -> events.forEach(event -> steps.add(new Step(event, pattern.placeOf(stage)))));
        steps.sort(Step.IN_TIME);
        return steps;
    }

    private static int compare(List<Step> one, List<Step> other) {
        if (one.size() != other.size()) {
            return Integer.compare(other.size(), one.size());
        }
        for (int i = 0; i < one.size(); i++) {
            int order = one.get(i).event().compareTo(other.get(i).event());
            if (order != 0) {
                return order;
            }
        }
        for (int i = 0; i < one.size(); i++) {
            int order = Integer.compare(one.get(i).stage(), other.get(i).stage());
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /**
     * Removes what was set aside, as far as it can have an event from the time of a match. The rest overlaps with no
     * match.
     */
    private void letGoAside() throws Exception {
        if (now.isNothing()) {
            return;
        }
        for (Iterator<ComputationState> each = state.aside().iterator(); each.hasNext(); ) {
            ComputationState open = each.next();
            if (holds(now, open) && !now.beginsAt(pattern.endMillis(open))) {
                accessor.releaseNode(open.getPreviousBufferEntry(), open.getVersion());
                each.remove();
            }
        }
    }

    /** Completed matches that Flink does not see, so that it leaves them to be settled here. */
    static final class Withheld extends PriorityQueue<ComputationState> {
        private static final long serialVersionUID = 1L;

        Withheld() {
            super(NFAState.COMPUTATION_STATE_COMPARATOR);
        }

        @Override
        public @Nullable ComputationState peek() {
            return null;
        }
    }
}
