package dev.weir.patterns.match;

import java.util.Collection;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.apache.flink.cep.nfa.ComputationState;
import org.apache.flink.cep.nfa.NFAState;

/**
 * Open matches that Flink does not prune in place. It does so at the end of each step, comparing all with all, in a queue
 * that it throws away right after.
 */
final class Untouched extends PriorityQueue<ComputationState> {
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
