package dev.weir.patterns.match;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.cep.nfa.ComputationState;
import org.apache.flink.cep.nfa.NFAState;
import org.apache.flink.cep.nfa.State;
import org.apache.flink.cep.nfa.StateTransition;
import org.apache.flink.cep.nfa.StateTransitionAction;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferAccessor;

/**
 * A state in which a match has everything it needs before an absence, and may take more of a repetition. Flink moves it
 * to the state that waits for the absence only with the next event, and there may be none.
 *
 * @param pending the name of the state that waits for the absence
 * @param repeating the name of the state that only waits for more of the repetition; {@code ""} if there is none
 */
record HalfPending(String pending, String repeating) {

    /** Returns the half-pending states by name. */
    static Map<String, HalfPending> of(Collection<? extends State<?>> states) {
        Map<String, HalfPending> found = new HashMap<>();
        for (State<?> state : states) {
            String pending = state.isPending() || state.isStart() ? "" : pendingBehind(state);
            if (!pending.isEmpty()) {
                found.put(state.getName(), new HalfPending(pending, repeating(state)));
            }
        }
        return Map.copyOf(found);
    }

    /** Returns whether {@link #settle} has something to do. */
    static boolean isAnyDue(CompiledPattern pattern, NFAState nfa, long timeMillis) {
        for (ComputationState open : nfa.getPartialMatches()) {
            if (NfaRun.isOpen(open)
                    && pattern.halfPending(open) != null
                    && pattern.completionMillis(open) <= timeMillis) {
                return true;
            }
        }
        return false;
    }

    /**
     * Moves matches that could take more to the state that waits for the absence, or splits them between both states,
     * once their time has ended.
     */
    static void settle(
            CompiledPattern pattern, NFAState nfa, long timeMillis, SharedBufferAccessor<Candidate> accessor) {
        List<ComputationState> apart = new ArrayList<>();
        for (Iterator<ComputationState> each = nfa.getPartialMatches().iterator(); each.hasNext(); ) {
            ComputationState open = each.next();
            HalfPending half = NfaRun.isOpen(open) ? pattern.halfPending(open) : null;
            long completion = half == null ? Long.MAX_VALUE : pattern.completionMillis(open);
            if (half != null && completion <= timeMillis) {
                each.remove();
                apart.add(standing(open, half.pending()));
                if (!half.repeating().isEmpty() && pattern.endMillis(open) > completion) {
                    apart.add(standing(open, half.repeating()));
                    accessor.lockNode(open.getPreviousBufferEntry(), open.getVersion());
                }
            }
        }
        if (!apart.isEmpty()) {
            nfa.getPartialMatches().addAll(apart);
            nfa.setStateChanged();
        }
    }

    private static ComputationState standing(ComputationState open, String state) {
        return ComputationState.createState(
                state,
                open.getPreviousBufferEntry(),
                open.getVersion(),
                open.getStartTimestamp(),
                open.getPreviousTimestamp(),
                open.getStartEventID());
    }

    private static String pendingBehind(State<?> from) {
        Set<String> reached = new HashSet<>();
        Deque<State<?>> next = new ArrayDeque<>(List.of(from));
        while (!next.isEmpty()) {
            State<?> state = next.pop();
            if (state.isPending()) {
                return state.getName();
            }
            for (StateTransition<?> edge : state.getStateTransitions()) {
                if (edge.getAction() == StateTransitionAction.PROCEED
                        && reached.add(edge.getTargetState().getName())) {
                    next.add(edge.getTargetState());
                }
            }
        }
        return "";
    }

    private static String repeating(State<?> state) {
        for (StateTransition<?> edge : state.getStateTransitions()) {
            if (edge.getAction() == StateTransitionAction.IGNORE
                    && !edge.getTargetState().getName().equals(state.getName())) {
                return edge.getTargetState().getName();
            }
        }
        return "";
    }
}
