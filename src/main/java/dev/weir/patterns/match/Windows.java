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
 * How long an NFA may wait in each of its states since the last event that it took.
 *
 * <p>Flink's compiler has windows of its own, by rules that are not worth copying (a state that was made as a copy has none,
 * one whose stage may be left out ends the match all the same, ...). Here a state has one if whatever may come next has to
 * come in time, and it is the longest of those times: {@code within} for the first event of a stage, {@code timesWithin} for
 * the others, whose exact end {@link StageTimes} knows.
 */
final class Windows {
    private static final long NONE = Long.MAX_VALUE;

    private final Collection<State<Candidate>> states;
    private final Map<String, Stage.Single> stages = new HashMap<>();
    private final Set<String> inRounds = new HashSet<>();
    private final Map<String, State<Candidate>> waiting = new LinkedHashMap<>();
    private final Map<String, Long> millis = new HashMap<>();
    private final Set<String> standIns = new TreeSet<>();

    /** Works them out. */
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

    /** The longest time until the next event where a match stands. */
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

    /** Where nothing is an end, its own stage's is, as it was before these were exact: no match is open for ever. */
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

    /** Stages whose own time ends the whole match, since nothing else does. */
    Set<String> standIns() {
        return standIns;
    }

    /** The windows in milliseconds by the name of the state. States without a window are left out. */
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
