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
 * Decides about matches that overlap a completed one, at the moment of its completion. Flink instead waits until no
 * match that began earlier is open, and so reports a match late or never.
 *
 * <p>Of the matches completed at one moment, the one that began first comes first; among those that began with the same
 * event, the one with the most events; among those, the one with the earliest events, and then the earliest stages. A
 * match stands unless one before it skips it.
 *
 * <p>For one moment, or for several successive ones: open matches are scanned once at the end, so that the cost grows
 * with the matches, and not with the matches times the moments.
 */
final class SkipStrategy {
    private final CompiledPattern pattern;
    private final PatternState state;
    private final NFAState nfa;
    private final SharedBufferAccessor<Candidate> accessor;
    private final AfterMatch way;
    private final Skipped<EventId> skipped;
    private Skipped<EventId> now;

    SkipStrategy(CompiledPattern pattern, PatternState state, NFAState nfa, SharedBufferAccessor<Candidate> accessor) {
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

    /** A completed match, the events it took at each stage, and the same in sequence. */
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
        dropSkippedAside();
        nfa.setStateChanged();
        return matches;
    }

    /** Settles the completed matches that began with one event. */
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

    /**
     * Matches that are already skipped are left out. Removes matches that were set aside if they can have an event from
     * the time of a match.
     */
    private void settle(List<ComputationState> complete, List<Map<String, List<Candidate>>> matches) throws Exception {
        List<Complete> inTurn = new ArrayList<>(complete.size());
        for (ComputationState open : complete) {
            if (!holds(skipped, open)) {
                inTurn.add(complete(open, complete.size() > 1));
            }
        }
        inTurn.sort(Comparator.comparing(Complete::steps, SkipStrategy::compare));
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

    /** The others overlap no match. Completed matches that are hidden from Flink, so that they are settled here. */
    private void dropSkippedAside() throws Exception {
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

    /** A stage's condition in the form for Flink's compiler. */
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
