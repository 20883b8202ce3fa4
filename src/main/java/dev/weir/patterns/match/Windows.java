package dev.weir.patterns.match;

import dev.weir.patterns.definition.PatternDefinition;
import dev.weir.patterns.definition.Stage;
import dev.weir.patterns.definition.StageLists;
import dev.weir.patterns.definition.StagePlace;
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
import org.apache.flink.cep.nfa.NFA;
import org.apache.flink.cep.nfa.State;
import org.apache.flink.cep.nfa.StateTransition;
import org.apache.flink.cep.nfa.StateTransitionAction;
import org.apache.flink.cep.nfa.compiler.NFAStateNameHandler;
import org.jspecify.annotations.Nullable;

/**
 * Computes how long an NFA may wait in each of its states since the last event that it took.
 *
 * <p>Flink's compiler has its own rules for windows, which are not worth copying (a state created as a copy has none, a
 * state whose stage may be skipped still ends the match, ...). Here a state has a window if everything that may come
 * next has a time limit, and it is the longest of these: {@code within} for the first event of a stage, {@code
 * timesWithin} for the others, whose exact end is checked by {@link StageTimes}.
 */
final class Windows {
    private static final long NONE = Long.MAX_VALUE;

    private final Collection<State<Candidate>> states;
    private final Map<String, Stage.Single> stages = new HashMap<>();
    private final Set<String> inRounds = new HashSet<>();
    private final Map<String, State<Candidate>> waiting = new LinkedHashMap<>();
    private final Map<String, Long> millis = new HashMap<>();
    private final Set<String> standIns = new TreeSet<>();

    /** Computes the windows. */
    Windows(PatternDefinition definition, NFA<Candidate> nfa) {
        states = nfa.getStates();
        for (Stage.Single stage : StageLists.singles(definition.stages())) {
            stages.put(stage.name(), stage);
            if (StagePlace.of(stage, definition.stages()).isInRounds()) {
                inRounds.add(stage.name());
            }
        }
        walk();
        for (State<Candidate> state : waiting.values()) {
            long window = longest(state);
            if (window != NONE) {
                millis.put(state.getName(), window);
            } else if (definition.withinMillis() == 0) {
                standIn(state);
            }
        }
    }

    /** Returns the longest time until the next event in a state. */
    private long longest(State<Candidate> standing) {
        long longest = 0;
        for (State<Candidate> state : reachedFrom(standing)) {
            boolean takes = !state.isStop()
                    && state.getStateTransitions().stream()
                            .anyMatch(edge -> edge.getAction() == StateTransitionAction.TAKE);
            if (takes || state.isPending()) {
                longest = Math.max(longest, own(state));
            }
        }
        return longest == 0 ? NONE : longest;
    }

    private long own(State<Candidate> state) {
        Stage.Single stage = stageOf(state);
        if (stage == null) {
            return NONE;
        }
        boolean first = state.isPending() || !stage.repetition().isRepeated() || isEntered(stage, state);
        long window = first
                ? stage.withinMillis()
                : inRounds.contains(stage.name()) ? 0 : stage.repetition().withinMillis();
        return window == 0 ? NONE : window;
    }

    /**
     * If nothing else ends the match, the limit of the state's own stage does, so that no match stays open for ever.
     */
    private void standIn(State<Candidate> state) {
        Stage.Single stage = stageOf(state);
        if (stage != null) {
            long window = stage.withinMillis() > 0
                    ? stage.withinMillis()
                    : stage.repetition().withinMillis();
            if (window > 0) {
                millis.put(state.getName(), window);
                standIns.add(stage.name());
            }
        }
    }

    private Stage.@Nullable Single stageOf(State<Candidate> state) {
        return stages.get(NFAStateNameHandler.getOriginalNameFromInternal(state.getName()));
    }

    /** Returns the stages whose own time limit ends the whole match, because nothing else does. */
    Set<String> standIns() {
        return standIns;
    }

    /** Returns the windows in milliseconds by the name of the state. States without a window are left out. */
    Map<String, Long> millis() {
        return Map.copyOf(millis);
    }

    /**
     * Returns the names of the stages that a match can wait for without end, if there is no window over the whole
     * pattern.
     */
    Set<String> endless() {
        Set<String> endless = new TreeSet<>();
        for (String name : waiting.keySet()) {
            if (!millis.containsKey(name)) {
                endless.add(NFAStateNameHandler.getOriginalNameFromInternal(name));
            }
        }
        return endless;
    }

    /**
     * Returns the shortest time that a match has after its first event, {@code Long.MAX_VALUE} if some state has no
     * window.
     */
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

    /** Returns the start state, and those reachable from it without an event. */
    private Set<State<Candidate>> closure() {
        return states.stream()
                .filter(State::isStart)
                .findFirst()
                .map(Windows::reachedFrom)
                .orElseThrow();
    }

    private static Set<State<Candidate>> reachedFrom(State<Candidate> from) {
        Set<State<Candidate>> reached = new HashSet<>();
        Deque<State<Candidate>> next = new ArrayDeque<>(List.of(from));
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

    /** Finds the states in which a match can be: those reached by taking or ignoring an event. */
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

    private static boolean isOf(Stage.Single stage, State<Candidate> state) {
        return NFAStateNameHandler.getOriginalNameFromInternal(state.getName()).equals(stage.name());
    }

    /** Returns whether a match enters a state from another stage, or by ignoring an event after it did. */
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
