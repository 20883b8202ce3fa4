package dev.weir.patterns.match;

import dev.weir.patterns.definition.PatternDefinition;
import dev.weir.patterns.definition.Stage;
import dev.weir.patterns.definition.StageLists;
import dev.weir.patterns.path.EdgeCondition;
import dev.weir.patterns.path.GraphEdge;
import dev.weir.patterns.path.GraphState;
import dev.weir.patterns.path.StateGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.cep.nfa.NFA;
import org.apache.flink.cep.nfa.State;
import org.apache.flink.cep.nfa.StateTransition;
import org.apache.flink.cep.nfa.compiler.NFAStateNameHandler;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;
import org.apache.flink.cep.pattern.conditions.RichAndCondition;
import org.apache.flink.cep.pattern.conditions.RichNotCondition;
import org.apache.flink.cep.pattern.conditions.RichOrCondition;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;

/** Converts the output of Flink's compiler to states for paths. */
final class GraphConverter {
    private final List<State<Candidate>> states;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final List<String> stages = new ArrayList<>();

    private GraphConverter(PatternDefinition definition, NFA<Candidate> nfa) {
        this.states = List.copyOf(nfa.getStates());
        for (State<Candidate> state : states) {
            indexes.put(state.getName(), indexes.size());
        }
        for (Stage.Single stage : StageLists.singles(definition.stages())) {
            stages.add(stage.name());
        }
    }

    /** Converts a pattern. */
    static StateGraph of(
            PatternDefinition definition,
            NFA<Candidate> nfa,
            Map<String, Long> windows,
            Map<String, HalfPending> halfPending) {
        GraphConverter reading = new GraphConverter(definition, nfa);
        List<GraphState> read = new ArrayList<>();
        for (State<Candidate> state : reading.states) {
            HalfPending half = halfPending.get(state.getName());
            read.add(new GraphState(
                    state.getName(),
                    kind(state),
                    reading.edges(state),
                    windows.getOrDefault(state.getName(), GraphState.NO_WINDOW),
                    half == null ? -1 : reading.index(half.pending()),
                    half == null || half.repeating().isEmpty() ? -1 : reading.index(half.repeating())));
        }
        return new StateGraph(definition, read, reading.stages);
    }

    private static GraphState.Kind kind(State<Candidate> state) {
        return switch (state.getStateType()) {
            case Start -> GraphState.Kind.START;
            case Final -> GraphState.Kind.FINAL;
            case Normal -> GraphState.Kind.NORMAL;
            case Pending -> GraphState.Kind.PENDING;
            case Stop -> GraphState.Kind.STOP;
        };
    }

    private int index(String name) {
        Integer index = indexes.get(name);
        if (index == null) {
            throw new IllegalStateException("Flink's compiler leads to a state that it does not know: " + name);
        }
        return index;
    }

    private List<GraphEdge> edges(State<Candidate> state) {
        int stage = stages.indexOf(NFAStateNameHandler.getOriginalNameFromInternal(state.getName()));
        List<GraphEdge> edges = new ArrayList<>();
        for (StateTransition<Candidate> edge : state.getStateTransitions()) {
            GraphEdge.Action action = switch (edge.getAction()) {
                case TAKE -> GraphEdge.Action.TAKE;
                case IGNORE -> GraphEdge.Action.IGNORE;
                case PROCEED -> GraphEdge.Action.PROCEED;
            };
            edges.add(new GraphEdge(action, index(edge.getTargetState().getName()), stage, test(edge.getCondition())));
        }
        return edges;
    }

    private EdgeCondition test(IterativeCondition<Candidate> condition) {
        if (condition instanceof StageCondition stage) {
            return stage.onPaths(stages);
        }
        if (condition instanceof RichAndCondition<Candidate> both) {
            return new EdgeCondition.Both(test(both.getLeft()), test(both.getRight()));
        }
        if (condition instanceof RichOrCondition<Candidate> either) {
            return new EdgeCondition.Either(test(either.getLeft()), test(either.getRight()));
        }
        if (condition instanceof RichNotCondition<Candidate> not) {
            return new EdgeCondition.Not(test(not.getNestedConditions()[0]));
        }
        if (condition instanceof SimpleCondition<Candidate> constant) {
            return new EdgeCondition.Constant(answer(constant));
        }
        throw new IllegalStateException("Flink's compiler asks what we did not give it: " + condition);
    }

    /** Flink expresses true and false as conditions that ignore their input. */
    @SuppressWarnings("NullAway")
    private static boolean answer(SimpleCondition<Candidate> constant) {
        try {
            return constant.filter(null);
        } catch (Exception e) {
            throw new IllegalStateException("Flink's compiler asks what we did not give it: " + constant, e);
        }
    }
}
