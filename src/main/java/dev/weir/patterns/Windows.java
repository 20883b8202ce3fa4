package dev.weir.patterns;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.cep.nfa.ComputationState;
import org.apache.flink.cep.nfa.DeweyNumber;
import org.apache.flink.cep.nfa.NFA;
import org.apache.flink.cep.nfa.NFAState;
import org.apache.flink.cep.nfa.State;
import org.apache.flink.cep.nfa.StateTransition;
import org.apache.flink.cep.nfa.StateTransitionAction;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.nfa.compiler.NFAStateNameHandler;
import org.apache.flink.cep.nfa.sharedbuffer.EventId;
import org.apache.flink.cep.nfa.sharedbuffer.NodeId;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferAccessor;

/**
 * How long an NFA may wait in each of its states since the last event that it took.
 *
 * <p>Flink's compiler works it out and tells nobody, and by rules that are not worth copying (a state that was made as a
 * copy has no window, the last state of a repetition has none, ...). So its NFA is asked: a match that stands in a state
 * is let run out of time, and what it says of when that was is the window.
 *
 * <p>One thing is added: Flink quietly ignores {@code within} on a repeated stage. Here it is the time from the event
 * before to the first of the repetition.
 */
final class Windows {
    private final Collection<State<Candidate>> states;
    private final Map<String, State<Candidate>> waiting = new LinkedHashMap<>();
    private final Map<String, Long> millis = new HashMap<>();

    /**
     * Works them out.
     *
     * @param nfa which reports what runs out of time
     */
    Windows(PatternDefinition definition, NFA<Candidate> nfa) {
        states = nfa.getStates();
        walk();
        List<Stage.Single> singles = StageLists.singles(definition.stages());
        if (singles.stream().anyMatch(Windows::hasWindow)) {
            ask(nfa);
            singles.forEach(this::addWithin);
        }
    }

    /** By name of the state; states without a window are not in it. */
    Map<String, Long> millis() {
        return Map.copyOf(millis);
    }

    /** Names of the stages that a match can wait for without end, if there is no window over the whole. */
    Set<String> endless() {
        Set<String> endless = new TreeSet<>();
        for (String name : waiting.keySet()) {
            if (!millis.containsKey(name)) {
                endless.add(NFAStateNameHandler.getOriginalNameFromInternal(name));
            }
        }
        return endless;
    }

    /** The shortest time that a match has after its first event, {@code Long.MAX_VALUE} if some have no window. */
    long afterFirst() {
        long shortest = Long.MAX_VALUE;
        for (State<Candidate> state : closure()) {
            for (StateTransition<Candidate> edge : state.getStateTransitions()) {
                if (edge.getAction() == StateTransitionAction.TAKE) {
                    shortest = Math.min(
                            shortest, millis.getOrDefault(edge.getTargetState().getName(), Long.MAX_VALUE));
                }
            }
        }
        return shortest;
    }

    /** The start state, and those that are reached from it without an event. */
    private Set<State<Candidate>> closure() {
        Set<State<Candidate>> reached = new HashSet<>();
        Deque<State<Candidate>> next = new ArrayDeque<>();
        states.stream().filter(State::isStart).forEach(next::add);
        while (!next.isEmpty()) {
            State<Candidate> state = next.pop();
            if (reached.add(state)) {
                for (StateTransition<Candidate> edge : state.getStateTransitions()) {
                    if (edge.getAction() == StateTransitionAction.PROCEED) {
                        next.add(edge.getTargetState());
                    }
                }
            }
        }
        return reached;
    }

    private static boolean hasWindow(Stage.Single stage) {
        return stage.withinMillis() > 0 || stage.repetition().withinMillis() > 0;
    }

    /** Finds the states in which a match can stand: those that taking or ignoring an event leads to. */
    private void walk() {
        Set<String> reached = new HashSet<>();
        Deque<State<Candidate>> next = new ArrayDeque<>();
        states.stream().filter(State::isStart).forEach(next::add);
        while (!next.isEmpty()) {
            State<Candidate> state = next.pop();
            if (reached.add(state.getName())) {
                for (StateTransition<Candidate> edge : state.getStateTransitions()) {
                    State<Candidate> target = edge.getTargetState();
                    next.add(target);
                    if (edge.getAction() != StateTransitionAction.PROCEED && canStandIn(target)) {
                        waiting.put(target.getName(), target);
                    }
                }
            }
        }
    }

    private static boolean canStandIn(State<Candidate> state) {
        return !state.isStart() && !state.isFinal() && !state.isStop();
    }

    private void ask(NFA<Candidate> nfa) {
        HostedBuffer buffer = new HostedBuffer();
        try (SharedBufferAccessor<Candidate> accessor = buffer.over(new PatternState())) {
            for (State<Candidate> state : waiting.values()) {
                if (!state.isPending()) {
                    ask(nfa, state.getName(), accessor);
                }
            }
        } catch (Exception e) {
            throw new IllegalStateException("Flink's NFA does not tell its windows", e);
        }
    }

    /** The match began just now, so only the window of the state can have passed: it took its last event at 0. */
    private void ask(NFA<Candidate> nfa, String name, SharedBufferAccessor<Candidate> accessor) throws Exception {
        EventId event = new EventId(0, 0);
        ComputationState standing = ComputationState.createState(
                name, new NodeId(event, name), new DeweyNumber(1), Long.MAX_VALUE, 0, event);
        NFAState state = new NFAState(List.of(standing));
        for (var ended : nfa.advanceTime(accessor, state, Long.MAX_VALUE, AfterMatchSkipStrategy.noSkip()).f1) {
            millis.put(name, ended.f1);
        }
    }

    private void addWithin(Stage.Single stage) {
        if (stage.withinMillis() == 0) {
            return;
        }
        for (State<Candidate> state : waiting.values()) {
            if (state.isPending() && isOf(stage, state)) {
                millis.put(state.getName(), stage.withinMillis());
            } else if (stage.repetition().isRepeated() && isOf(stage, state) && isEntered(stage, state)) {
                millis.merge(state.getName(), stage.withinMillis(), Math::min);
            }
        }
    }

    private static boolean isOf(Stage.Single stage, State<Candidate> state) {
        return NFAStateNameHandler.getOriginalNameFromInternal(state.getName()).equals(stage.name());
    }

    /** Whether a match comes to a state from another stage, or by ignoring an event after it came so. */
    private boolean isEntered(Stage.Single stage, State<Candidate> state) {
        for (State<Candidate> from : states) {
            for (StateTransition<Candidate> edge : from.getStateTransitions()) {
                boolean leadsHere = edge.getTargetState().equals(state) && !from.equals(state);
                if (leadsHere && !isOf(stage, from)) {
                    return true;
                }
                if (leadsHere && edge.getAction() == StateTransitionAction.IGNORE && isEntered(stage, from)) {
                    return true;
                }
            }
        }
        return false;
    }
}
