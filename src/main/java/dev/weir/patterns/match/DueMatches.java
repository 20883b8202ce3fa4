package dev.weir.patterns.match;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.apache.flink.cep.nfa.ComputationState;
import org.apache.flink.cep.nfa.NFAState;

/**
 * Selects the open matches that time has completed. The cost is that of sorting them, however many points in time there
 * are.
 */
final class DueMatches {
    private DueMatches() {}

    /** Removes and returns those that are complete by a time, grouped by the time of their completion. */
    static List<List<ComputationState>> take(CompiledPattern pattern, NFAState nfa, long timeMillis) {
        List<ComputationState> due = new ArrayList<>();
        List<ComputationState> others = new ArrayList<>();
        for (ComputationState open : nfa.getPartialMatches()) {
            long end = NfaRun.isOpen(open) ? pattern.completionMillis(open) : Long.MAX_VALUE;
            (end <= timeMillis && end != Long.MAX_VALUE ? due : others).add(open);
        }
        if (!due.isEmpty()) {
            nfa.setNewPartialMatches(new Untouched(others));
        }
        due.sort(Comparator.comparingLong(pattern::completionMillis));
        return byMoment(pattern, due);
    }

    private static List<List<ComputationState>> byMoment(CompiledPattern pattern, List<ComputationState> due) {
        List<List<ComputationState>> moments = new ArrayList<>();
        long momentMillis = Long.MAX_VALUE;
        for (ComputationState each : due) {
            long end = pattern.completionMillis(each);
            if (end != momentMillis) {
                momentMillis = end;
                moments.add(new ArrayList<>());
            }
            moments.get(moments.size() - 1).add(each);
        }
        return moments;
    }

    /**
     * Open matches that Flink does not prune in place. Flink prunes at the end of each step, comparing all with all, in
     * a queue that it discards right after.
     */
    static final class Untouched extends PriorityQueue<ComputationState> {
        private static final long serialVersionUID = 1L;

        Untouched() {
            super(NFAState.COMPUTATION_STATE_COMPARATOR);
        }

        Untouched(Collection<ComputationState> open) {
            this();
            addAll(open);
        }

        @Override
        public boolean removeIf(Predicate<? super ComputationState> filter) {
            return false;
        }
    }
}
